/** Adds the links to PDFs that `npm run course-kit` has made; `course/index.json` tells which there are. */
interface Index {
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly pages: number }[];
}

export async function printed(places: readonly HTMLElement[]): Promise<void> {
  const address = places[0]?.dataset.index;
  if (!address) return;
  const { files }: Index = await (await fetch(address)).json();
  for (const place of places) {
    const { pdf, href = '', says = '' } = place.dataset;
    const file = files.find(({ name }) => name === pdf);
    if (!file) continue;
    const link = document.createElement('a');
    link.href = href;
    link.type = 'application/pdf';
    const size = (file.bytes / 1e6).toFixed(1);
    link.textContent = says.replace('{pages}', String(file.pages)).replace('{size}', size);
    place.replaceChildren(link);
    place.hidden = false;
  }
}
