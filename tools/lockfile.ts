/** What `npm ci` would refuse, or what would let in a package that is not the one that was tried. */
interface Project {
  readonly version: string;
  readonly overrides?: Overrides;
  readonly [kind: string]: unknown;
}
interface Overrides {
  readonly [name: string]: string | Overrides;
}
interface Package {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}
interface Lock {
  readonly packages: Readonly<Record<string, Package>>;
}

const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
const exact = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;
const shown = (value: string | undefined) => (value === undefined ? 'undefined' : `“${value}”`);

/** Whether the package at `path` finds `name`, as Node looks for it: beside itself and upwards. */
function finds(packages: Lock['packages'], path: string, name: string): boolean {
  if (packages[`${path && `${path}/`}node_modules/${name}`]) return true;
  return path !== '' && finds(packages, path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name);
}

const flat = (overrides: Overrides, path = ''): [string, string][] =>
  Object.entries(overrides).flatMap(([name, value]) =>
    typeof value === 'string' ? [[path + name, value] as [string, string]] : flat(value, `${path}${name} > `),
  );

/** @returns what is wrong, in sentences; empty where nothing is */
export function lockProblems(project: Project, { packages }: Lock): string[] {
  const problems: string[] = [];
  const of = (from: object, kind: string) => ((from as Record<string, unknown>)[kind] ?? {}) as Record<string, string>;
  const root = packages[''];
  if (root.version !== project.version)
    problems.push(`package-lock.json: its version is ${shown(root.version)}, package.json has “${project.version}”`);
  for (const kind of kinds) {
    const [asked, locked] = [of(project, kind), of(root, kind)];
    for (const [name, version] of Object.entries(asked))
      if (!exact.test(version))
        problems.push(`package.json: ${kind} has ${name} “${version}”, needed an exact version such as 1.2.3`);
    for (const name of new Set([...Object.keys(asked), ...Object.keys(locked)]))
      if (asked[name] !== locked[name])
        problems.push(
          `package-lock.json: ${kind} has ${name} ${shown(locked[name])}, package.json ${shown(asked[name])}: run npm install`,
        );
  }
  for (const [name, value] of flat(project.overrides ?? {}))
    if (value.startsWith('$') ? !kinds.some((kind) => value.slice(1) in of(project, kind)) : !exact.test(value))
      problems.push(`package.json: overrides has ${name} “${value}”, needed an exact version or $ and a dependency`);
  for (const [path, entry] of Object.entries(packages)) {
    const say = (what: string) => problems.push(`package-lock.json: ${path} ${what}`);
    for (const name of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }))
      if (!finds(packages, path, name))
        problems.push(`package-lock.json: ${name}, which ${path || 'package.json'} asks for, is not in it`);
    if (path === '') continue;
    if (!entry.version) say('has no version');
    if (!entry.integrity?.startsWith('sha512-')) say('has no integrity, needed one of SHA-512');
    if (entry.resolved) say(`is bound to ${entry.resolved}, needed no place: see .npmrc`);
  }
  return problems;
}
