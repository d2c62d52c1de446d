/// What `list --json` must say of an exposure, by DESIGN §7.
enum ExpectedList {
  static func fields(
    _ exposure: Judge.Exposure, number: Int, names: [String]
  ) -> [String: String] {
    let opened = Opened(exposure)
    var fields: [String: String] = [:]
    fields["exposure"] = "\(number)"
    fields["viewer"] = text(exposure.key.viewer)
    fields["viewer_kind"] = exposure.viewerIsPatient ? "\"patient\"" : "\"unknown\""
    fields["recording"] = text(exposure.key.recording)
    fields["patient"] = exposure.key.patient.map(text) ?? "null"
    fields["attribution"] = exposure.key.patient == nil ? "\"unattributed\"" : "\"owned\""
    fields["content"] = exposure.hasContent ? "\"consultation\"" : "\"none\""
    fields["evidence"] = exposure.isReconstructed ? "\"reconstructed\"" : "\"recorded\""
    fields["action"] = "\"\(exposure.action.word)\""
    fields["opened.bytes"] = opened.bytes.map { "\($0)" } ?? "null"
    fields["opened.seconds"] = opened.tenths.map(Tenths.text) ?? "null"
    fields["opened.extent"] = opened.extent.map { "\"\($0)\"" } ?? "null"
    fields["lines[]"] = "\(exposure.lines.count)"
    for action in World.Action.allCases {
      let times = exposure.times(of: action)
      fields["\(action.word).count"] = "\(times.count)"
      fields["\(action.word).first"] = times.min().map(Moment.json) ?? "null"
      fields["\(action.word).last"] = times.max().map(Moment.json) ?? "null"
    }
    let lines = exposure.lines.map { (Array(names[$0.source].utf8), $0.line, names[$0.source]) }
      .sorted { left, right in
        left.0 == right.0 ? left.1 < right.1 : left.0.lexicographicallyPrecedes(right.0)
      }
    for (index, line) in lines.enumerated() {
      fields["lines[\(index)].source"] = "\"\(line.2)\""
      fields["lines[\(index)].line"] = "\(line.1)"
    }
    return fields
  }

  private static func text(_ name: World.Name) -> String { "\"\(name.text)\"" }
}
