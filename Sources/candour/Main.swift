import Commands
import Glibc

/// The front door: a result becomes an exit status.
@main
struct Main {
  static func main() {
    Interrupt.watch()
    exit(Front.run(Array(CommandLine.arguments.dropFirst()), on: .host()).code)
  }
}
