import CCurl
import Model

/// The transfers of one run while they go on, in libcurl's multi interface.
///
/// A class because the handles must be given back once, however the run ends. Each handle, its
/// exchange and its header lines are held here as long as libcurl may look at them.
final class Transfers {
  private struct Running {
    let handle: UnsafeMutableRawPointer
    let lines: UnsafeMutablePointer<curl_slist>
    let exchange: Exchange
    let lane: Int
  }

  private let settings: HTTPClient
  private let multi: UnsafeMutableRawPointer
  private var running: [Running] = []

  /// libcurl is loaded by now.
  init(settings: HTTPClient) throws(Problem) {
    guard let multi = candour_curl_multi_new() else { throw .notSent("libcurl", "no memory") }
    self.multi = multi
    self.settings = settings
  }

  deinit {
    for transfer in running { free(transfer) }
    candour_curl_multi_free(multi)
  }

  var count: Int { running.count }

  /// What keeps the request from being sent; nil where it is on its way.
  func begin(_ request: HTTPRequest, lane: Int) -> Problem? {
    let host = request.address.host
    guard let handle = candour_curl_new() else { return .notSent(host, "no memory") }
    let exchange = Exchange(request, settings)
    guard let lines = exchange.headerLines() else {
      candour_curl_free(handle)
      return .notSent(host, "no memory")
    }
    // A switch that libcurl refuses would leave a guard open: nothing is sent then.
    guard exchange.prepare(handle, lines), candour_curl_multi_add(multi, handle) else {
      candour_curl_free(handle)
      candour_curl_free_list(lines)
      return .notSent(host, "this libcurl lacks a safeguard that is needed")
    }
    running.append(Running(handle: handle, lines: lines, exchange: exchange, lane: lane))
    return nil
  }

  /// Moves all of them on; at most a fifth of a second. False where libcurl itself failed.
  func step() -> Bool { candour_curl_multi_step(multi, 200) }

  /// One that has ended, taken out; nil where there is none (more).
  func ended() -> (lane: Int, Result<HTTPResponse, HTTPSilence>)? {
    var code = CURLE_OK
    guard let handle = candour_curl_multi_done(multi, &code),
      let place = running.firstIndex(where: { $0.handle == handle })
    else { return nil }
    let transfer = running.remove(at: place)
    defer { free(transfer) }
    var status = 0
    _ = candour_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
    if let problem = transfer.exchange.problem(code) {
      // Of what libcurl wrote to a connection; nothing before the handshake is over.
      var sent = 0
      _ = candour_curl_get_long(handle, CURLINFO_REQUEST_SIZE, &sent)
      return (transfer.lane, .failure(HTTPSilence(problem: problem, isSent: sent > 0)))
    }
    let exchange = transfer.exchange
    return (
      transfer.lane,
      .success(HTTPResponse(status: status, headers: exchange.headers, body: exchange.body))
    )
  }

  private func free(_ transfer: Running) {
    candour_curl_multi_remove(multi, transfer.handle)
    candour_curl_free(transfer.handle)
    candour_curl_free_list(transfer.lines)
  }
}
