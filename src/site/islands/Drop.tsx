/** A field for a file: chosen, or dropped anywhere on it. */
import { useState } from 'preact/hooks';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly accept: string;
  readonly disabled: boolean;
  readonly take: (file: { name: string; bytes: Uint8Array }) => void;
  /** A folder, or a file that is gone. */
  readonly unread: () => void;
}

export function Drop({ id, label, accept, disabled, take, unread }: Props) {
  const [over, setOver] = useState(false);
  const got = async (file: File | undefined) => {
    if (!file) return;
    const bytes = await file.arrayBuffer().catch(() => undefined);
    if (bytes) take({ name: file.name, bytes: new Uint8Array(bytes) });
    else unread();
  };
  return (
    <label
      class="files-drop"
      for={id}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!disabled) void got(event.dataTransfer?.files[0]);
      }}
    >
      <span>{label}</span>
      <input
        id={id}
        type="file"
        accept={accept}
        disabled={disabled}
        onChange={(event) => {
          void got(event.currentTarget.files?.[0]);
          // The same file may be chosen again after it was changed.
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}
