import { useMutation } from '@tanstack/react-query';
import { useWorld } from '../../world.tsx';

/** "I am still here": moves the idle end, and lets every tab know. */
export function useStay() {
  const { client, sessionLife } = useWorld();
  return useMutation({ mutationFn: () => client.extendSession(), onSuccess: () => sessionLife.change() });
}
