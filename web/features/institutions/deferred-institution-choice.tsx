import { Suspense, useState } from 'react';
import { loadLaterMessages } from '../../i18n.ts';
import { loadPart } from '../../load-part.ts';
import { createDeferred } from '../deferred/create-deferred.ts';
import { type Retry, showFailure } from '../problem-notice/show-failure.tsx';
import type { InstitutionChoiceProps } from './institution-choice.tsx';

const currentChoice = createDeferred<InstitutionChoiceProps & Retry>(async () => {
  const [{ InstitutionChoice }] = await Promise.all([
    loadPart('features/institutions/institution-choice.tsx', () => import('./institution-choice.tsx')),
    loadLaterMessages(),
  ]);
  return InstitutionChoice;
}, showFailure);

/** Comes only where a bank is the door to many. */
export function DeferredInstitutionChoice(props: InstitutionChoiceProps) {
  const [InstitutionChoice, setChoice] = useState(currentChoice);
  return (
    <Suspense fallback={null}>
      <InstitutionChoice {...props} retry={() => setChoice(currentChoice)} />
    </Suspense>
  );
}
