import Glibc

/// Where this machine keeps the certificates it trusts: one copied binary meets many systems, and its
/// libcurl may have been built for another.
enum CertificateBundle {
  private static let places = [
    "/etc/ssl/certs/ca-certificates.crt",  // Debian, Ubuntu, Arch
    "/etc/pki/tls/certs/ca-bundle.crt",  // Fedora, Red Hat
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/ca-bundle.pem",  // SUSE
    "/etc/ssl/cert.pem",  // Alpine
  ]

  /// The first that is there; nil leaves it to libcurl.
  static var ofThisMachine: String? { places.first { access($0, R_OK) == 0 } }
}
