import Model
import Notation

/// How much was seen, in the words of a person who reads them on a terminal: two numbers where the log
/// leaves two, never one between them.
enum AmountText {
  /// Of one exposure that was opened.
  static func lines(of amount: AmountSeen, extent: Exposure.Extent?) -> [String] {
    var lines: [String] = []
    if let bounds = amount.microseconds {
      lines.append("played " + text(bounds) { seconds($0) + " s" })
    }
    if let bounds = amount.bytes {
      lines.append("sent " + text(bounds) { Described.plural(Int($0), "byte") })
    }
    switch extent {
    case .whole?: lines.append("the whole of it, or nearly")
    case .partial?: lines.append("a part of it")
    case .unknown?: lines.append("how much of it cannot be told")
    case nil: break
    }
    if amount.isOnlyPreparation {
      lines.append("no more than a player fetches to prepare: what was played cannot be told")
    }
    return lines
  }

  /// What the line says of how much, behind its time.
  static func text(of line: ProvingLine) -> String {
    var parts: [String] = []
    if line.marks.contains(.probe) { parts.append("a probe, not an opening") }
    if line.marks.contains(.notModified) { parts.append("the viewer held it already (304)") }
    if let media = line.media {
      parts.append("plays \(seconds(media.from)) s to \(seconds(media.until)) s")
    }
    if let range = line.range {
      let whole = range.total.map { " of \(Described.grouped(Int($0)))" } ?? ""
      parts.append(
        "bytes \(Described.grouped(Int(range.first))) to \(Described.grouped(Int(range.last)))"
          + whole)
    }
    if let bytes = line.bytes {
      let isMore = line.marks.contains(.wireBytes)
      parts.append(
        Described.plural(Int(bytes), "byte") + " sent" + (isMore ? ", headers included" : ""))
    }
    if let played = line.playedMicroseconds { parts.append("\(seconds(played)) s played") }
    return parts.map { ", " + $0 }.joined()
  }

  private static func text(_ bounds: AmountSeen.Bounds, _ unit: (Int64) -> String) -> String {
    let whole = bounds.whole.map { " of \(unit($0))" } ?? ""
    switch (bounds.lower, bounds.upper) {
    case (let lower, let upper?) where lower == upper: return unit(lower) + whole
    case (0, let upper?): return "at most \(unit(upper))" + whole
    case (let lower, let upper?):
      return "at least \(unit(lower)) and at most \(unit(upper))" + whole
        + ": the log leaves both open"
    case (let lower, nil): return "at least \(unit(lower)): the log leaves open how much more"
    }
  }

  static func seconds(_ microseconds: Int64) -> String {
    var json = JSONWriter()
    json.seconds(microseconds: microseconds)
    return json.text
  }
}
