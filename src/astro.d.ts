/** For the native compiler, which does not read `.astro` files; `astro check` knows their true types. */
declare module '*.astro' {
  const component: (props: Record<string, unknown>) => unknown;
  export default component;
}
