package import Model

/// One request, with what it may do.
package struct HTTPRequest: Sendable {
  package enum Method: String, Sendable { case get = "GET", post = "POST" }

  package struct Header: Hashable, Sendable {
    package let name: String
    package let value: String

    /// A name of RFC 9110 and a value of visible ASCII and blanks; anything else is `.usage`, so that
    /// no value can end its line and begin another.
    package init(_ name: String, _ value: String) throws(Problem) {
      let marks = "!#$%&'*+-.^_`|~"
      let isToken = name.unicodeScalars.allSatisfy { scalar in
        marks.unicodeScalars.contains(scalar)
          || (scalar.isASCII && scalar.properties.isAlphabetic) || ("0"..."9").contains(scalar)
      }
      guard !name.isEmpty, isToken else { throw .headerName }
      guard value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { throw .headerValue(name) }
      self.name = name
      self.value = value
    }
  }

  package var method: Method
  package var address: WebAddress
  package var headers: [Header]
  package var body: [UInt8]
  /// Lets the host be an address of a private network, or this machine under another name.
  package var allowPrivate: Bool

  package init(
    _ method: Method, _ address: WebAddress, headers: [Header] = [], body: [UInt8] = [],
    allowPrivate: Bool = false
  ) {
    self.method = method
    self.address = address
    self.headers = headers
    self.body = body
    self.allowPrivate = allowPrivate
  }
}

/// What came back, whatever its status: a 302 is an answer like any other and is not followed.
package struct HTTPResponse: Sendable {
  package let status: Int
  /// In order, as the peer wrote them; of the last of several answers (after a 100).
  package let headers: [(name: String, value: String)]
  package let body: [UInt8]

  /// The first header of that name, whatever its case.
  package subscript(name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// Why there was no answer, and whether anything of the request left this machine: where no connection
/// came about, the receiver cannot have been told.
package struct HTTPSilence: Error {
  package let problem: Problem
  package let isSent: Bool
}

extension Problem {
  fileprivate static var headerName: Problem {
    Problem(.usage, "a header's name has a character that none may have", hint: "X-Name")
  }

  fileprivate static func headerValue(_ name: String) -> Problem {
    Problem(
      .usage, "the value of the header \(name) has a character that none may have",
      reason: "line ends and control characters could begin another header",
      hint: "use visible ASCII characters and blanks")
  }
}
