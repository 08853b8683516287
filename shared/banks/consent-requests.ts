/** Where a third party makes the consent that its next authorization is for, and looks at it and deletes it later. */
export interface ConsentRequests {
  /** Below the bank's base URL, as are the paths. */
  creationPath: string;
  creationBody: Readonly<Record<string, unknown>>;
  consentPath: (consentId: string) => string;
  /** Is asked first. Where the bank does not have it, `consentPath` is asked, whose 404 says that the consent is gone. */
  deletionPath: (consentId: string) => string;
}
