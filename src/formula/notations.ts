/** `article`: as on this site; `d2l`: Zhang et al., Dive into Deep Learning; `nndl`: Qiu, Neural Networks and Deep Learning. */
export const notations = ['article', 'd2l', 'nndl'] as const;
export type Notation = (typeof notations)[number];
