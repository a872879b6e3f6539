/** Shows the links to PDFs that `npm run course-kit` has made; `course/index.json` tells which there are. */
interface Index {
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly pages: number }[];
}

export async function printed(links: readonly HTMLAnchorElement[]): Promise<void> {
  const address = links[0]?.dataset.index;
  if (!address) return;
  const { files }: Index = await (await fetch(address)).json();
  for (const link of links) {
    const file = files.find(({ name }) => name === link.dataset.pdf);
    if (!file) continue;
    const size = (file.bytes / 1e6).toFixed(1);
    link.textContent = (link.dataset.says ?? '').replace('{pages}', String(file.pages)).replace('{size}', size);
    link.href = link.dataset.href ?? '';
    link.hidden = false;
  }
}
