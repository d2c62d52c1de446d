import Foundation
import Glibc

/// A server on 127.0.0.1 that gives one prepared answer to each of a bounded number of requests, and
/// keeps what it was asked.
final class LoopbackServer: @unchecked Sendable {
  let port: UInt16
  private let listener: CInt
  private let done = DispatchSemaphore(value: 0)
  private var asked: [String] = []

  /// `answer` is sent as it stands; the connection is closed after it.
  init(answer: [UInt8], requests: Int = 1) throws {
    let listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 4) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    self.listener = listener
    guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
    port = UInt16(bigEndian: address.sin_port)
    // Nobody waits for ever for a client that never comes.
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(listener, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    Thread.detachNewThread { [self] in
      for _ in 0..<requests { serve(answer) }
      close(listener)
      done.signal()
    }
  }

  convenience init(_ answer: String, requests: Int = 1) throws {
    try self.init(answer: Array(answer.utf8), requests: requests)
  }

  /// What was asked, once all requests were served.
  func requests() -> [String] {
    done.wait()
    return asked
  }

  private func serve(_ answer: [UInt8]) {
    let peer = accept(listener, nil, nil)
    guard peer >= 0 else { return }
    defer { close(peer) }
    asked.append(request(from: peer))
    var rest = answer[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(peer, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Up to the end of the body that Content-Length announces.
  private func request(from peer: CInt) -> String {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while bytes.count < 1 << 20 {
      let count = recv(peer, &piece, piece.count, 0)
      guard count > 0 else { break }
      bytes += piece.prefix(count)
      // The beginning of a TLS handshake: it gets the plain answer at once.
      if bytes.first == 0x16 { break }
      let text = String(decoding: bytes, as: UTF8.self)
      let parts = text.components(separatedBy: "\r\n\r\n")
      guard parts.count > 1 else { continue }
      let announced = parts[0].firstMatch(of: #/(?i)content-length: (\d+)/#).flatMap { Int($0.1) }
      if parts[1].utf8.count >= announced ?? 0 { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
