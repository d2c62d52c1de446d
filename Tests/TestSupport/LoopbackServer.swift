import Foundation
import Glibc

/// A server on 127.0.0.1 that gives prepared replies to a bounded number of requests, one after the
/// other, and keeps what it was asked. It can be as hostile as a stranger's.
public final class LoopbackServer: @unchecked Sendable {
  public enum Reply: Sendable {
    /// The bytes as they stand; then the connection is closed.
    case bytes([UInt8])
    /// Closed before anything is read.
    case hangUp
    /// One byte at a time, for as long as the peer stays.
    case dribble(String)
    /// The head, then the piece again and again, for as long as the peer stays.
    case endless(head: String, piece: String)
    /// Nothing, for as long as the peer stays.
    case silence

    /// An answer without a body.
    public static func status(_ status: Int, _ headers: String...) -> Reply {
      let lines = headers.map { "\r\n\($0)" }.joined()
      return .text("HTTP/1.1 \(status) X\(lines)\r\nContent-Length: 0\r\n\r\n")
    }

    public static func text(_ text: String) -> Reply { .bytes(Array(text.utf8)) }
  }

  public let port: UInt16
  private let listener: CInt
  private let done = DispatchSemaphore(value: 0)
  private let arrived = DispatchSemaphore(value: 0)
  private var asked: [String] = []

  /// Each reply is for one connection.
  public init(_ replies: [Reply]) throws {
    let listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 16) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    self.listener = listener
    guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
    port = UInt16(bigEndian: address.sin_port)
    // Nobody waits for ever for a client that never comes.
    var limit = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(listener, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    Thread.detachNewThread { [self] in
      for reply in replies { serve(reply) }
      close(listener)
      done.signal()
    }
  }

  public convenience init(_ answer: String, requests: Int = 1) throws {
    try self.init([Reply](repeating: .text(answer), count: requests))
  }

  /// What was asked, once all requests were served.
  public func requests() -> [String] {
    done.wait()
    return asked
  }

  /// What was asked until now; nobody else is served.
  public func requestsUntilNow() -> [String] {
    shutdown(listener, CInt(SHUT_RDWR))
    return requests()
  }

  /// Returns once one more request has come whole.
  public func waitForRequest() { arrived.wait() }

  private func serve(_ reply: Reply) {
    let peer = accept(listener, nil, nil)
    guard peer >= 0 else {
      arrived.signal()
      return
    }
    defer { close(peer) }
    if case .hangUp = reply {
      arrived.signal()
      return
    }
    asked.append(request(from: peer))
    arrived.signal()
    switch reply {
    case .bytes(let bytes): _ = write(bytes, to: peer)
    case .hangUp: break
    case .silence: while !isGone(peer) {}
    case .dribble(let text):
      var rest = Array(text.utf8)[...]
      while !isGone(peer) {
        // When all is said it stays on the line.
        if let byte = rest.popFirst(), !write([byte], to: peer) { return }
      }
    case .endless(let head, let piece):
      guard write(Array(head.utf8), to: peer) else { return }
      for _ in 0..<1_000_000 where !write(Array(piece.utf8), to: peer) { return }
    }
  }

  /// Waits a fiftieth of a second for the peer to go.
  private func isGone(_ peer: CInt) -> Bool {
    var state = pollfd(fd: peer, events: Int16(POLLIN), revents: 0)
    guard poll(&state, 1, 20) > 0 else { return false }
    var byte: UInt8 = 0
    return recv(peer, &byte, 1, CInt(MSG_PEEK)) <= 0
  }

  private func write(_ bytes: [UInt8], to peer: CInt) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(peer, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
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
