import type { ReactNode } from 'react';

/**
 * Around every translated text: an element of its own. A translator in the browser puts other nodes in the place of text
 * nodes. React would go on writing into those that are gone, and fail where it has to take one away; elements stay.
 */
export const TextElement = ({ children }: { children?: ReactNode }) => (
  <span>{Array.isArray(children) ? children.map(wrapText) : children}</span>
);

const wrapText = (part: ReactNode, index: number): ReactNode =>
  typeof part === 'string' ? <span key={`text-${index}`}>{part}</span> : part;
