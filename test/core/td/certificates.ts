/**
 * Self-signed certificates for TLS tests, good for a century and for nothing else. Made with: openssl ecparam -name
 * prime256v1 -genkey, then openssl req -x509 -days 36500 -addext subjectAltName=…
 */

export type Certificate = { readonly cert: string; readonly key: string };

/** For localhost and 127.0.0.1. */
export const forThisMachine: Certificate = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBojCCAUegAwIBAgIUH6D+M3w4dhmZRu03X60mbTyIZ/MwCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMU2FtYnVuZyB0ZXN0MCAXDTI2MTEyMjE4MzcwMVoYDzIxMjYx
MDI5MTgzNzAxWjAXMRUwEwYDVQQDDAxTYW1idW5nIHRlc3QwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAATveOb5psiL/M8V6b0/byANIa5ODD5MRVVLrCMKCSAw/5Jx
9aNWMvSv0UhztmLY21sjf5dv+cdMFovRpd9Spdbao28wbTAdBgNVHQ4EFgQUok+o
NNzm+15KGMaTp6PLjpcmJmAwHwYDVR0jBBgwFoAUok+oNNzm+15KGMaTp6PLjpcm
JmAwDwYDVR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEw
CgYIKoZIzj0EAwIDSQAwRgIhAN9WSZ/IBiDwO0XBDP9SEaFuV8L8/X+f61emiL9G
K7FFAiEA5xJSxiuK1SpI+UuTrslM7313EmZnr0zyIeQU8uDcB1g=
-----END CERTIFICATE-----`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgiHB81WRuPZLCNyTv
nokTGh48xpRoS+ab0N9UTz6AMbehRANCAATveOb5psiL/M8V6b0/byANIa5ODD5M
RVVLrCMKCSAw/5Jx9aNWMvSv0UhztmLY21sjf5dv+cdMFovRpd9Spdba
-----END PRIVATE KEY-----`,
};

/** For the name other.example only. */
export const forAnotherName: Certificate = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBvDCCAWGgAwIBAgIUUedawLYJ36tsAUw8Tl9FFVeQopkwCgYIKoZIzj0EAwIw
JTEjMCEGA1UEAwwaU2FtYnVuZyB0ZXN0LCBhbm90aGVyIG5hbWUwIBcNMjYxMTIy
MTgzNzAxWhgPMjEyNjEwMjkxODM3MDFaMCUxIzAhBgNVBAMMGlNhbWJ1bmcgdGVz
dCwgYW5vdGhlciBuYW1lMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE2gUzFbEE
/00vWwfWx6ZAgh/e2zDycYiII1jCQCp9xBZdZoFaeSMxObSHHcem4k5ptC/t1gYZ
gA2TpglVgPiSa6NtMGswHQYDVR0OBBYEFHzOgUvJbpS8x2SxQqZFTFQxqq+UMB8G
A1UdIwQYMBaAFHzOgUvJbpS8x2SxQqZFTFQxqq+UMA8GA1UdEwEB/wQFMAMBAf8w
GAYDVR0RBBEwD4INb3RoZXIuZXhhbXBsZTAKBggqhkjOPQQDAgNJADBGAiEA8EWr
QCFUTbSiyfBcHiMeNmW5j/nYXN3MjL7MAZnBxooCIQDOVaLdvzGc7p+PVwmaQGMb
xZydGCQtoJFHtQFrOoy5ZA==
-----END CERTIFICATE-----`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgcVop3fe3YNRMf2Tn
uvCRkZn7YiqsvkGNmSqgCDM244ahRANCAATaBTMVsQT/TS9bB9bHpkCCH97bMPJx
iIgjWMJAKn3EFl1mgVp5IzE5tIcdx6biTmm0L+3WBhmADZOmCVWA+JJr
-----END PRIVATE KEY-----`,
};
