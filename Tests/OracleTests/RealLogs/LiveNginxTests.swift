import Foundation
import Glibc
import TestSupport
import Testing

/// A real nginx under load, whose log is rotated in every way while it is swept: what the sweeps find
/// is what one scan of everything finds, and every exposure was told once.
@Suite(.serialized)
struct LiveNginxTests {
  private static let program = "/usr/sbin/nginx"
  private static let rounds = 8

  /// A folder with a case and a running nginx, which ends with it.
  private struct World: ~Copyable {
    let place: TemporaryFolder
    let shell: Shell
    let port: UInt16

    init() throws {
      let made = try TemporaryFolder()
      let shell = Shell(folder: made.url.path, binary: Shell.builtFolder)
      // A port that nobody listens on now.
      let server = try LoopbackServer([.hangUp])
      _ = server.requestsUntilNow()
      try LiveNginxTests.prepare(made, shell, port: server.port)
      port = server.port
      self.shell = shell
      place = made
    }

    deinit { _ = try? shell.run("kill -9 $(cat nginx.pid.txt)") }
  }

  /// What is asked, and by whom.
  private struct Load {
    var dice = Dice(seed: 2020)

    mutating func requests(_ count: Int) -> [Request] {
      (0..<count).map { _ in
        let owner = dice.below(44)
        let viewer = dice.once(in: 20) ? dice.below(40) : owner
        return Request(
          path: "/v1/rec-\(owner)\(dice.once(in: 3) ? "/stream" : "")", viewer: "pt-\(viewer)")
      }
    }
  }

  private static let options =
    "--recordings recordings.csv --profile gateway.json5 --unlikely-ok"

  private static func prepare(
    _ place: borrowing TemporaryFolder, _ shell: Shell, port: UInt16
  ) throws {
    var rows = "recording,patient\n"
    for number in 0..<40 { rows += "rec-\(number),pt-\(number)\n" }
    try place.write(rows, to: "recordings.csv")
    try place.write(
      """
      { name: "gateway", format: "combined", viewer: { field: "remote_user" },
        routes: [ { request: "GET /v1/{recording}/stream", action: "opened" },
                  { request: "GET /v1/{recording}", action: "shown" } ] }
      """, to: "gateway.json5")
    try place.write(
      """
      daemon off; master_process off; pid nginx.pid; error_log error.log;
      events { worker_connections 64; }
      http {
        log_format replay '$remote_addr - $http_x_viewer [$time_local] "$request" $status'
                          ' $body_bytes_sent "-" "-"';
        access_log access.log replay;
        keepalive_requests 100000;
        client_body_temp_path t; proxy_temp_path t; fastcgi_temp_path t; uwsgi_temp_path t;
        scgi_temp_path t;
        server { listen 127.0.0.1:\(port); location / { return 200 "a recording\n"; } }
      }
      """, to: "nginx.conf")
    let begun = try shell.run(
      "candour new a; touch access.log; (\(Self.program) -p . -e error.log -c nginx.conf"
        + " >nginx.out 2>&1 & echo $! >nginx.pid.txt);"
        + " until [ -s nginx.pid ] || ! kill -0 $(cat nginx.pid.txt); do :; done; test -s nginx.pid"
    )
    try #require(begun.status == 0, "\(begun)")
  }

  private struct Request: Sendable {
    let path: String
    let viewer: String
  }

  /// Returns once nginx has answered them all.
  private static func ask(_ requests: [Request], port: UInt16) {
    let peer = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    defer { close(peer) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isThere = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(peer, $0, length) == 0 }
    }
    guard isThere else { return }
    var bytes = [UInt8](repeating: 0, count: 4096)
    for (place, request) in requests.enumerated() {
      let end = place == requests.count - 1 ? "Connection: close\r\n" : ""
      let text =
        "GET \(request.path) HTTP/1.1\r\nHost: a\r\nX-Viewer: \(request.viewer)\r\n\(end)\r\n"
      _ = Array(text.utf8).withUnsafeBytes {
        send(peer, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
      }
      guard recv(peer, &bytes, bytes.count, 0) > 0 else { return }
    }
    while recv(peer, &bytes, bytes.count, 0) > 0 {}
  }

  // MARK: What happens to the log

  private static let shift = """
    for n in 9 8 7 6 5 4 3 2 1; do for e in '' .gz; do
      if [ -e access.log.$n$e ]; then mv access.log.$n$e access.log.$((n + 1))$e; fi
    done; done
    """
  private static let rename = """
    \(shift); mv access.log access.log.1; kill -USR1 $(cat nginx.pid)
    until [ -e access.log ]; do :; done
    """
  /// Nobody may be writing: what comes between the copy and its end is lost to everybody.
  private static let copyTruncate = "\(shift); cp access.log access.log.1; : > access.log"
  /// Not the one that nginx may hold open still.
  private static let compress = "if [ -e access.log.2 ]; then gzip access.log.2; fi"

  private func facts(_ list: String) -> [Substring] {
    list.split(separator: "\n").map { line in
      let whole = line.drop { $0 != "," }
      return whole.prefix(upTo: whole.range(of: ",\"lines\":")?.lowerBound ?? whole.endIndex)
    }.sorted()
  }

  @Test func `a live log that is rotated all the while gives what one scan gives`() throws {
    guard FileManager.default.isExecutableFile(atPath: Self.program) else { return }
    let world = try World()
    let (shell, port) = (world.shell, world.port)
    var load = Load()
    var printed = ""
    func sweep() throws {
      let outcome = try shell.run("candour sweep -c a --lag 0s \(Self.options) access.log")
      #expect([0, 1].contains(outcome.status), "\(outcome)")
      printed += outcome.stdout
    }
    for round in 0..<Self.rounds {
      let asked = load.requests(400)
      let done = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        Self.ask(asked, port: port)
        done.signal()
      }
      try sweep()
      if round % 3 != 2 { try #require(try shell.run(Self.rename).status == 0) }
      try sweep()
      done.wait()
      if round % 3 == 2 { try #require(try shell.run(Self.copyTruncate).status == 0) }
      if load.dice.once(in: 2) { try #require(try shell.run(Self.compress).status == 0) }
    }
    for _ in 0..<2 { try sweep() }

    let whole = try shell.run(
      "candour new b && candour scan -c b \(Self.options) access.log* && candour list -c b --json")
    #expect(whole.status == 0, "\(whole)")
    let swept = try shell.run("candour list -c a --json")
    let found = facts(swept.stdout)
    #expect(
      !found.isEmpty
        && found
          == facts(
            whole.stdout.components(separatedBy: "\n")
              .filter { $0.hasPrefix("{\"exposure\"") }.joined(separator: "\n"))
    )
    let told = printed.split(separator: "\n").filter { $0.hasPrefix("exposure ") }
    #expect(Set(told).count == told.count)
    #expect(Set(told.map { $0.prefix { $0 != ":" } }).count == found.count)
    let lines = try shell.run("cat access.log access.log.*[0-9] | wc -l; zcat *.gz | wc -l")
    let asked = lines.stdout.split(separator: "\n").compactMap { Int($0) }.reduce(0, +)
    #expect(asked == Self.rounds * 400)
    let verified = try shell.run("candour verify -c a")
    #expect(verified.status == 0, "\(verified)")
  }
}
