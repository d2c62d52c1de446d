/// The keys of a profile: the one table that the reader accepts, `help profile` prints and the
/// messages name the nearest of.
package struct ProfileKey: Sendable {
  /// As it is reached from the top: `zone`, `viewer.prefix`, `routes[].request`.
  package let path: String
  package let sentence: String

  init(_ path: String, _ sentence: String) {
    self.path = path
    self.sentence = sentence
  }

  /// Without what it stands in.
  var name: String { path.split(separator: ".").last.map(String.init) ?? path }

  /// What it stands in: `viewer`, `routes[]`; empty at the top.
  var parent: String {
    path.lastIndex(of: ".").map { String(path[..<$0]) } ?? ""
  }

  var isOfSample: Bool { path.hasPrefix("samples[]") }

  static func names(in parent: String) -> [String] {
    Profile.keys.filter { $0.parent == parent }.map(\.name)
  }
}

extension Profile {
  /// In the order in which a person would ask.
  package static let keys: [ProfileKey] =
    [
      ProfileKey("name", "what the case and the reports call this way of reading (required)"),
      ProfileKey("format", Formats.names.joined(separator: ", ")),
      ProfileKey(
        "each",
        "where the records stand in a JSON document: Records[], a[].b[], or [] at the top"),
      ProfileKey("zone", "an IANA name, only for a format whose times carry no offset"),
      ProfileKey("epoch", "what a number means as a time: s, ms, us or ns since 1970; 0 is none"),
      ProfileKey("clock", "what to add to every time of a log whose clock was wrong: +2.5s"),
      ProfileKey("viewer", "who asked"),
      ProfileKey(
        "viewer.field",
        "a field, a path, or a list of them; column?name is a parameter or a cookie"),
      ProfileKey(
        "viewer.prefix",
        "what to put before it, as the tables do; to take away, map with --accounts"),
      ProfileKey(
        "viewer.after",
        "only what follows the last of this is the name: : of AROAEXAMPLE:pt-0007"),
      ProfileKey("session", "which session asked, where the sessions table knows whose it was"),
      ProfileKey("session.field", "where it stands: a field, a path, or a list of them"),
      ProfileKey("routes", "which requests are for a recording: the first that fits"),
      ProfileKey(
        "routes[].request", "METHOD /path/{recording}/…; * is one segment, ** any number of them"),
      ProfileKey("routes[].action", "attempted, linked, shown or opened"),
      ProfileKey(
        "routes[].segment", "for the segments of a stream: {segment} in request is their number"),
      ProfileKey("routes[].segment.seconds", "how long a segment plays: 6.006"),
      ProfileKey("routes[].segment.first", "the number of the first segment (0)"),
      ProfileKey(
        "routes[].list", "for a request that is answered with a list: replayed by scan --visible"),
      ProfileKey(
        "routes[].list.page", "the query's parameter with the page's number; without it, all rows"),
      ProfileKey(
        "routes[].list.size", "that with how many are on a page, or how many always are"),
      ProfileKey("routes[].list.first", "the number of the first page (1)"),
      ProfileKey("fields", "where each value stands: a.b, a[].b, a[key=x].b, or a list of them"),
    ] + FieldName.allCases.map { ProfileKey("fields.\($0.rawValue)", $0.sentence) } + [
      ProfileKey("actions", "what the log's own action words mean; any other is no event"),
      ProfileKey(
        "resources",
        "which FHIR resource types are recordings (default: all but people, places)"),
      ProfileKey("delimiter", "what stands between the cells of a csv: , (default), ; or a tab"),
      ProfileKey("columns", "the names of a csv's columns, in order, where it has no header line"),
      ProfileKey(
        "layout", "of a text log: what log_format (nginx) or LogFormat (Apache) says"),
      ProfileKey("marks", "which end of the request its time is: start or end"),
      ProfileKey("counts", "what bytes counts: body (default) or wire, headers included"),
      ProfileKey("min_bytes", "an opened of no more bytes is a player's probe (2; wire 1024)"),
      ProfileKey("witnesses", "the actions this log can show at all (default: those it maps)"),
      ProfileKey("id", "a field, or a list, that tells a repeated delivery from a second event"),
      ProfileKey("samples", "lines with what they must give; candour profile check runs them"),
      ProfileKey(
        "samples[].line", "what the log writes: a line, or all that it takes to give the events"),
      ProfileKey("samples[].outcome", "used, ignored or rejected, where no events are named"),
      ProfileKey("samples[].events", "the events it gives, in order"),
      ProfileKey("samples[].events[].recording", "the recording"),
      ProfileKey("samples[].events[].viewer", "the viewer, prefix included; null for none"),
      ProfileKey("samples[].events[].session", "the session; null for none"),
      ProfileKey("samples[].events[].address", "the address; null for none"),
      ProfileKey("samples[].events[].id", "the identity; null for none"),
      ProfileKey("samples[].events[].action", "attempted, linked, shown or opened"),
      ProfileKey("samples[].events[].time", "the event's time, RFC 3339"),
      ProfileKey("samples[].events[].bytes", "a number; null for none"),
      ProfileKey("samples[].events[].seconds", "a number; null for none"),
      ProfileKey(
        "samples[].events[].media", "what a segment plays, in seconds: 6-12; null for none"),
      ProfileKey(
        "samples[].events[].range", "first-last/total, as in Content-Range; null for none"),
    ]
}
