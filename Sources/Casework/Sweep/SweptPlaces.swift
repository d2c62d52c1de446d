import Evidence
import Model

/// Where a source may lie now: under its path, and where it is part of a swept log under any name that
/// it may have been rotated to.
struct SweptPlaces {
  let isSwept: Bool
  /// Those that are there, the likeliest first.
  let paths: [String]

  init(of source: Source, states: [SweepState]) throws(Problem) {
    let state = states.first { $0.source == source.number }
    isSwept = state != nil
    let own = FilePath.exists(source.path) ? [source.path] : []
    guard let state else {
      paths = own
      return
    }
    let listing = LogFolderListing(around: state.log).entries
    func isItself(_ path: String) -> Bool {
      listing[path].map { $0.device == state.device && $0.inode == state.inode } ?? false
    }
    let others = listing.keys.filter { $0 != source.path }.sorted { left, right in
      if isItself(left) != isItself(right) { return isItself(left) }
      return left < right
    }
    paths =
      isItself(source.path)
      ? own + others
      : others.filter(isItself) + own
        + others.filter { !isItself($0) }
  }
}
