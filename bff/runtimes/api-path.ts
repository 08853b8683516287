/** Whether a request target belongs to the API; everything else is a page or one of its files. */
export const isApiPath = (target: string): boolean => /^\/bff(?:[/?]|$)/.test(target);
