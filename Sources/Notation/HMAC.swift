package import Model

/// A digest that only the holder of a key can make (RFC 2104, FIPS 198-1): the reference on a letter,
/// the signature of a webhook.
package enum HMAC {
  /// `key` and `message` of any length.
  package static func sha256(key: [UInt8], message: [UInt8]) -> Digest {
    let block = 64
    let short = key.count > block ? SHA256.digest(of: key).bytes : key
    let padded = short + [UInt8](repeating: 0, count: block - short.count)

    var inner = SHA256()
    inner.update(padded.map { $0 ^ 0x36 })
    inner.update(message)

    var outer = SHA256()
    outer.update(padded.map { $0 ^ 0x5C })
    outer.update(inner.digest.bytes)
    return outer.digest
  }
}
