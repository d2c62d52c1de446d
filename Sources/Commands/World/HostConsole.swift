import Glibc
import Model

extension Console {
  /// The real one.
  package static func host() -> Console {
    Console(
      out: Outlet(descriptor: STDOUT_FILENO), err: Outlet(descriptor: STDERR_FILENO),
      environment: hostEnvironment, workingFolder: hostFolder, login: hostLogin,
      clock: { Timestamp(nanoseconds: nanoseconds(of: CLOCK_REALTIME)) },
      stopwatch: { nanoseconds(of: CLOCK_MONOTONIC) })
  }

  /// How many threads can work at once here.
  static var cores: Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }

  private static func nanoseconds(of clock: clockid_t) -> Int64 {
    var now = timespec()
    guard clock_gettime(clock, &now) == 0 else { return 0 }
    return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
  }

  private static var hostEnvironment: [String: String] {
    var result: [String: String] = [:]
    var place = environ
    while let entry = place.pointee {
      let parts = String(cString: entry).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { result[String(parts[0])] = String(parts[1]) }
      place += 1
    }
    return result
  }

  private static var hostFolder: String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }

  /// By the effective user, not by a variable that anybody can set.
  private static var hostLogin: String {
    let user = geteuid()
    guard let entry = getpwuid(user), let name = entry.pointee.pw_name else { return "uid \(user)" }
    return String(cString: name)
  }
}
