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
  const stop = (then: FilesState): void => {
    end.current?.();
    setState(then);
  };
  const cancel = (): void => stop({ is: 'idle' });
  /** The page shows no other language than that of its strings. */
  const refuse = (says: string): void => stop({ is: 'error', says: { en: says, zh: says } });
  return { state, alive, order, cancel, refuse, working: state.is === 'waiting' || state.is === 'progress' };
}
