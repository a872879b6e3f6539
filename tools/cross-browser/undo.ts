/** What was begun and must be ended: processes, folders, servers. Last begun, first ended; on Ctrl-C too. */
type Ending = () => unknown;

const endings: Ending[] = [];

/** Has `ending` done by the next `endAll`, whatever happens until then. */
export const later = (ending: Ending): void => void endings.push(ending);

/** Ends everything. One ending that fails does not keep the others from being done. */
export async function endAll(): Promise<void> {
  for (const ending of endings.splice(0).reverse())
    try {
      await ending();
    } catch (error) {
      console.error(`cross-browser: while tidying up: ${error instanceof Error ? error.message : error}`);
    }
}

for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }))
  process.once(signal, async () => {
    await endAll();
    process.exit(code);
  });
