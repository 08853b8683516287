/** Of nobody and for nobody but tests: a certificate for this machine that no authority has signed, and its key. */
export const selfSignedCertificate = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUdJNtkiyZku2IAuoiKXRp6vkWDRIwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjE5NTIzNFoYDzIxMjYxMDI5
MTk1MjM0WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARwpwolqCmsXEvcAodBYBUQDEf4clX50ZjtB8w+vjS9CHdhaaxA9eu0
N/JNvXXnchqMY8lWl/NPVgnxsy7inhSTo28wbTAdBgNVHQ4EFgQU10p5ZcZiw7iI
OmrNCyNCqbQ9lqowHwYDVR0jBBgwFoAU10p5ZcZiw7iIOmrNCyNCqbQ9lqowDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIhAL0qNy7YPXjld79aiwEuRbew8jMzlCoWCigGTZlXgQUNAiA8
f1nqmf+qguV2e6bkRHptZBMVtBaSfVYrGVEawl8ziQ==
-----END CERTIFICATE-----`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg5J7DrqEv+v44j6gA
dSb5PYodEkmtgo0psuNa5OvTQBihRANCAARwpwolqCmsXEvcAodBYBUQDEf4clX5
0ZjtB8w+vjS9CHdhaaxA9eu0N/JNvXXnchqMY8lWl/NPVgnxsy7inhST
-----END PRIVATE KEY-----`,
};
