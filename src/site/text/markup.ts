/** KaTeX's settings for `\\htmlClass`, which marks the place of an edit: the only command that may write attributes. */
export const markup = {
  trust: ({ command }: { readonly command: string }): boolean => command === '\\htmlClass',
  strict: (code: string): 'ignore' | 'error' => (code === 'htmlExtension' ? 'ignore' : 'error'),
};
