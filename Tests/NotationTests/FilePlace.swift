import Foundation

/// A file that a test fills with bytes that are no text.
struct FilePlace {
  let path: String

  init(_ path: String) { self.path = path }

  func write(_ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }
}
