import Foundation
import Glibc
import Model
import TestSupport
import Testing

@testable import Casework

/// Secrets are read where nobody but their owner may, and where systemd hands them to a service.
struct SecretFilesTests {
  /// A secret in the folder, of that mode.
  private func secret(_ mode: mode_t, in place: borrowing TemporaryFolder) throws -> String {
    let path = try place.write("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n", to: "on-call")
    chmod(path, mode)
    return path
  }

  private func files(_ folder: String?) -> SecretFiles {
    SecretFiles(environment: folder.map { ["CREDENTIALS_DIRECTORY": $0] } ?? [:])
  }

  @Test(arguments: [0o440, 0o400] as [mode_t])
  func `what systemd hands over is private, though an access list shows in its mode`(
    mode: mode_t
  ) throws {
    let place = try TemporaryFolder()
    let path = try secret(mode, in: place)
    let files = files(place.url.path)
    #expect(try files.text(files.kept(path, in: "/")).hasPrefix("whsec_"))
  }

  @Test func `a mark at the beginning is no part of a secret`() throws {
    let place = try TemporaryFolder()
    let path = try place.write("\u{FEFF} https://hooks.example/T0 \r\n", to: "url")
    chmod(path, 0o600)
    let files = files(nil)
    #expect(try files.text(files.kept(path, in: "/")) == "https://hooks.example/T0")
  }

  @Test(.timeLimit(.minutes(1)))
  func `a pipe is refused, not waited for`() throws {
    let place = try TemporaryFolder()
    let path = place.url.appendingPathComponent("pipe").path
    #expect(mkfifo(path, 0o600) == 0)
    #expect(throws: Problem.self) { try files(nil).text(path) }
  }

  @Test(arguments: [0o444, 0o460, 0o640, 0o442] as [mode_t])
  func `no other mode is, not even there`(mode: mode_t) throws {
    let place = try TemporaryFolder()
    let path = try secret(mode, in: place)
    let files = files(place.url.path)
    #expect(throws: Problem.self) { try files.text(files.kept(path, in: "/")) }
  }

  @Test func `a group may read no secret that stands anywhere else, and none in a folder below`()
    throws
  {
    let place = try TemporaryFolder()
    let path = try secret(0o440, in: place)
    for folder in [
      nil, "/run/credentials/other.service", place.url.deletingLastPathComponent().path,
    ] {
      let files = files(folder)
      #expect(throws: Problem.self) { try files.text(files.kept(path, in: "/")) }
    }
  }

  @Test func `a credential is known by its name, whatever folder it comes in the next time`() throws
  {
    let first = try TemporaryFolder()
    let next = try TemporaryFolder()
    let path = try secret(0o400, in: first)
    _ = try secret(0o440, in: next)
    let kept = files(first.url.path).kept(path, in: "/")
    #expect(kept == "credential:on-call")
    #expect(try files(next.url.path).text(kept).hasPrefix("whsec_"))
    let problem = #expect(throws: Problem.self) { try files(nil).text(kept) }
    #expect(problem?.kind == .input)
  }
}
