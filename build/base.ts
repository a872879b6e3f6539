/** BASE with a slash at both ends, given with or without. */
export const base = `/${(process.env.BASE ?? '').replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');
