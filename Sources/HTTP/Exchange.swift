import CCurl
import Glibc
import Model

/// One transfer while it runs: what libcurl calls back with, and what has come so far.
///
/// A class because libcurl holds a pointer to it; `HTTPClient` keeps it alive for the transfer.
/// The unsafe pointers of this room stand in this file: each is valid for the call it comes with.
final class Exchange {
  private let request: HTTPRequest
  private let settings: HTTPClient
  private(set) var headers: [(name: String, value: String)] = []
  private(set) var body: [UInt8] = []
  private var received = 0
  /// libcurl is content with a status and the beginning of a header.
  private var headIsWhole = false
  private var isTooLong = false
  /// No socket was opened to the address; true: it would have been, had the request allowed it.
  private var isRefusedUnlessAllowed: Bool?

  init(_ request: HTTPRequest, _ settings: HTTPClient) {
    self.request = request
    self.settings = settings
  }

  // MARK: Before

  /// Nil when memory is short. To be freed by the caller.
  func headerLines() -> UnsafeMutablePointer<curl_slist>? {
    var lines = ["Expect:"]
    if !request.headers.contains(where: { $0.name.lowercased() == "content-type" }) {
      lines.append("Content-Type:")
    }
    // A value that is empty is sent as such with a semicolon; a colon would take the header out.
    lines += request.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
    var list: UnsafeMutablePointer<curl_slist>?
    for line in lines {
      guard let longer = candour_curl_append(list, line) else {
        candour_curl_free_list(list)
        return nil
      }
      list = longer
    }
    return list
  }

  /// False if libcurl refuses any of the settings.
  func prepare(_ handle: UnsafeMutableRawPointer, _ lines: UnsafeMutablePointer<curl_slist>) -> Bool
  {
    let context = Unmanaged.passUnretained(self).toOpaque()
    let address = request.address
    var texts: [(CURLoption, String)] = [
      (CURLOPT_URL, address.text),
      (CURLOPT_PROTOCOLS_STR, address.isEncrypted ? "https" : "http"),
      (CURLOPT_PROXY, ""),
      (CURLOPT_NOPROXY, "*"),
    ]
    let numbers: [(CURLoption, Int)] = [
      (CURLOPT_FOLLOWLOCATION, 0),
      (CURLOPT_DISALLOW_USERNAME_IN_URL, 1),
      (CURLOPT_SSL_VERIFYPEER, 1),
      (CURLOPT_SSL_VERIFYHOST, 2),
      (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
      (CURLOPT_CONNECTTIMEOUT_MS, settings.connectMilliseconds),
      (CURLOPT_TIMEOUT_MS, settings.totalMilliseconds),
      (CURLOPT_NOSIGNAL, 1),
      (CURLOPT_FORBID_REUSE, 1),
    ]
    if let certificates = settings.certificates ?? CertificateBundle.ofThisMachine {
      texts.append((CURLOPT_CAINFO, certificates))
    }
    var codes = texts.map { candour_curl_set_pointer(handle, $0.0, $0.1) }
    codes += numbers.map { candour_curl_set_long(handle, $0.0, $0.1) }
    codes += [
      candour_curl_set_pointer(handle, CURLOPT_HTTPHEADER, lines),
      candour_curl_set_receive(handle, CURLOPT_WRITEFUNCTION, Exchange.receiveBody),
      candour_curl_set_pointer(handle, CURLOPT_WRITEDATA, context),
      candour_curl_set_receive(handle, CURLOPT_HEADERFUNCTION, Exchange.receiveHeader),
      candour_curl_set_pointer(handle, CURLOPT_HEADERDATA, context),
      candour_curl_set_open(handle, Exchange.openSocket),
      candour_curl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, context),
    ]
    if request.method == .post {
      // The size goes first: libcurl copies that many bytes.
      codes += [
        candour_curl_set_long(handle, CURLOPT_POST, 1),
        candour_curl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count)),
        candour_curl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, request.body),
      ]
    }
    return codes.allSatisfy { $0 == CURLE_OK }
  }

  // MARK: While it runs

  private static func exchange(_ context: UnsafeMutableRawPointer?) -> Exchange? {
    context.map { Unmanaged<Exchange>.fromOpaque($0).takeUnretainedValue() }
  }

  /// The bytes, or nil where the answer is now too long; a short count tells libcurl to stop.
  private func take(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> UnsafeRawBufferPointer?
  {
    received += count
    isTooLong = isTooLong || received > HTTPClient.answerLimit
    return isTooLong ? nil : UnsafeRawBufferPointer(start: bytes, count: count)
  }

  private static let receiveBody: candour_curl_receive = { bytes, size, count, context in
    guard let exchange = exchange(context), let piece = exchange.take(bytes, size * count) else {
      return 0
    }
    exchange.body += Array(piece)
    return piece.count
  }

  private static let receiveHeader: candour_curl_receive = { bytes, size, count, context in
    guard let exchange = exchange(context), let piece = exchange.take(bytes, size * count) else {
      return 0
    }
    exchange.add(headerLine: String(decoding: piece, as: UTF8.self))
    return piece.count
  }

  private func add(headerLine line: String) {
    if line.hasPrefix("HTTP/") {
      headers = []
      headIsWhole = false
    }
    if line.allSatisfy(\.isNewline) { headIsWhole = true }
    let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return }
    let value = parts[1].unicodeScalars.drop { $0 == " " || $0 == "\t" }
    let end = value.lastIndex { !" \t\r\n".unicodeScalars.contains($0) }
    let text = end.map { String(value[...$0]) } ?? ""
    headers.append((String(parts[0]), text))
  }

  private static let openSocket: candour_curl_open = { context, _, address in
    guard let exchange = exchange(context), let address else { return CURL_SOCKET_BAD }
    let peer = PeerAddress(bytes: Exchange.bytes(of: address))
    let isAllowed = peer.isAllowed(
      for: exchange.request.address, allowPrivate: exchange.request.allowPrivate)
    guard isAllowed else {
      exchange.isRefusedUnlessAllowed = peer.isAllowed(
        for: exchange.request.address, allowPrivate: true)
      return CURL_SOCKET_BAD
    }
    let kind = address.pointee.socktype | CInt(SOCK_CLOEXEC.rawValue)
    return socket(address.pointee.family, kind, address.pointee.protocol)
  }

  /// libcurl gives room for a whole address of `addrlen` bytes where `curl_sockaddr` declares only the
  /// beginning of one.
  private static func bytes(of address: UnsafePointer<curl_sockaddr>) -> [UInt8] {
    guard let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return [] }
    let start = UnsafeRawPointer(address) + offset
    let whole = UnsafeRawBufferPointer(start: start, count: Int(address.pointee.addrlen))
    switch address.pointee.family {
    case AF_INET where whole.count >= 8: return Array(whole[4..<8])
    case AF_INET6 where whole.count >= 24: return Array(whole[8..<24])
    default: return []
    }
  }

  // MARK: After

  /// What went wrong; nil if nothing did.
  func problem(_ code: CURLcode) -> Problem? {
    let host = request.address.host
    if code == CURLE_OK { return headIsWhole ? nil : .failed(host, "it hung up") }
    if isTooLong { return .tooLong(host) }
    if let isRefusedUnlessAllowed { return .refused(host, mayBeAllowed: isRefusedUnlessAllowed) }
    if code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE {
      return .notTrusted(host, String(cString: candour_curl_error(code)))
    }
    return .failed(host, String(cString: candour_curl_error(code)))
  }
}

extension Problem {
  fileprivate static func tooLong(_ host: String) -> Problem {
    Problem(
      .undelivered, "\(host): the answer is longer than 64 KiB",
      reason: "an endpoint for events answers in a few bytes",
      hint: "check that the address is the endpoint's own")
  }

  fileprivate static func refused(_ host: String, mayBeAllowed: Bool) -> Problem {
    Problem(
      .undelivered, "\(host): not sent to this address",
      reason: mayBeAllowed
        ? "it is this machine's, a private network's or nobody's"
        : "it is nobody's to send to: link-local, reserved, multicast or no address at all",
      hint: mayBeAllowed
        ? "if it is meant, allow it with --allow-private"
        : "name the receiver by an address of its own; nothing allows this one")
  }

  fileprivate static func notTrusted(_ host: String, _ reason: String) -> Problem {
    Problem(
      .undelivered, "\(host): its certificate does not prove that it is this host",
      reason: lowercased(reason),
      hint: "check the name in the address; for an authority of your own, SSL_CERT_FILE names its"
        + " certificates; on a bare host, install the package ca-certificates")
  }

  fileprivate static func failed(_ host: String, _ reason: String) -> Problem {
    Problem(
      .undelivered, "\(host): no answer", reason: lowercased(reason),
      hint: "check the address, and the network between here and there")
  }

  /// libcurl begins its sentences with a capital; an abbreviation keeps it.
  private static func lowercased(_ reason: String) -> String {
    let isWord = reason.dropFirst().first?.isLowercase == true
    return isWord ? reason.prefix(1).lowercased() + reason.dropFirst() : reason
  }
}
