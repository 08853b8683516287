import { type MouseEvent, type PointerEvent, useRef } from 'react';

interface PressBeside {
  onPointerDown?: (event: PointerEvent) => void;
  onClick?: (event: MouseEvent) => void;
}

/** What `closedby="any"` does, where the browser does not know it: Safari before 27.3, Firefox before 141. */
export function usePressBeside(close: () => void): PressBeside {
  const beganBeside = useRef(false);
  if ('closedBy' in HTMLDialogElement.prototype) return {};
  return {
    // Text that is selected from inside to outside ends beside it too.
    onPointerDown: (event) => {
      beganBeside.current = isBeside(event);
    },
    onClick: (event) => {
      if (beganBeside.current && isBeside(event)) close();
    },
  };
}

/** A press on a dialog's backdrop is one on the dialog, outside of its box. */
function isBeside({ target, currentTarget, clientX, clientY }: MouseEvent): boolean {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
  const isInside = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  return target === currentTarget && !isInside;
}
