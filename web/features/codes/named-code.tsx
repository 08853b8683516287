import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { TextElement } from '../../text-element.tsx';

/** A code in words with the code beside it, or where it has no words the code alone. */
export function NamedCode({ code, name }: { code: string; name: MessageDescriptor | null }) {
  const { i18n } = useLingui();
  const raw = <bdi translate="no">{code}</bdi>;
  if (name === null) return raw;
  return (
    <>
      <TextElement>{i18n._(name)}</TextElement> <small>({raw})</small>
    </>
  );
}
