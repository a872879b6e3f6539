/** An order to the worker that reads files, and what came of it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type FilesNews, type FilesOrder, orderFiles } from '../../worker/files-client.ts';

type FilesState = { readonly is: 'idle' } | { readonly is: 'waiting' } | FilesNews;

export function useFiles() {
  const [state, setState] = useState<FilesState>({ is: 'idle' });
  const [alive, setAlive] = useState(false);
  const end = useRef<() => void>(undefined);
  useEffect(() => {
    setAlive(true);
    return () => end.current?.();
  }, []);
  const order = (given: FilesOrder): void => {
    end.current?.();
    setState({ is: 'waiting' });
    end.current = orderFiles(given, setState);
  };
  const cancel = (): void => {
    end.current?.();
    setState({ is: 'idle' });
  };
  return { state, alive, order, cancel, working: state.is === 'waiting' || state.is === 'progress' };
}

/** The first file of a drop or a choice, as bytes. */
export const bytesOf = async (
  list: FileList | null | undefined,
): Promise<{ name: string; bytes: Uint8Array } | undefined> => {
  const file = list?.[0];
  return file && { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
};
