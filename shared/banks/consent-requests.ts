/** Where a third party makes the consent that its next authorization is for, and looks at it and deletes it later. */
export interface ConsentRequests {
  /** Below the bank's base URL, as are the paths. */
  creationPath: string;
  creationBody: Readonly<Record<string, unknown>>;
  consentPath: (consentId: string) => string;
  /** Each is tried where the one before it is not known. */
  deletionPaths: readonly ((consentId: string) => string)[];
}
