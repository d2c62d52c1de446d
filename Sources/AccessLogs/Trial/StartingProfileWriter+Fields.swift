import Notation

// Where each value stands, who asked, and what the times mean.
extension StartingProfileWriter {
  mutating func writeFields(readsRequests: Bool) {
    add("")
    add("  fields: {")
    if let time = guess.time {
      map("time", [time.field], check: Self.remark(time.form))
    } else {
      gap("time", "the field that says when; without one no line can be an event")
    }
    if let viewer = guess.viewer {
      map("viewer", [viewer], check: "CHECK: whoever asked, not whose recording it is")
    } else {
      add(
        "    // viewer: \"…\",  // CHOOSE: who asked; or session, where --sessions knows whose it was"
      )
    }
    if let session = guess.session { map("session", [session]) }
    if readsRequests {
      if let request = places.request { add("    request: \"\(Self.text(request))\",") }
      if let path = places.path { add("    path: \"\(Self.text(path))\",") }
      if places.request == nil, let method = places.method {
        add("    method: \"\(Self.text(method))\",")
      }
    } else {
      let recordings = guess.recordings
      if recordings.isEmpty {
        gap("recording", "the field that names the recording; a[].b is b of each in a list a")
      } else {
        map("recording", recordings, check: "CHECK: as the recordings table names them")
      }
      if let action = guess.action {
        map("action", [action])
      } else {
        gap("action", "the field whose words say what was done")
      }
    }
    if let status = guess.status { map("status", [status]) }
    if let bytes = guess.bytes { map("bytes", [bytes], check: "CHECK: bytes sent") }
    if let seconds = guess.seconds { map("seconds", [seconds], check: "CHECK: seconds played") }
    if let address = guess.address { map("address", [address]) }
    if !guess.range.isEmpty { map("range", guess.range) }
    add("  },")
    if let viewer = guess.viewer { writePrefix(viewer) }
  }

  mutating func map(_ key: String, _ fields: [FieldSurvey.Field], check: String? = nil) {
    let names = fields.map { "\"\(Self.text($0.name))\"" }
    let value = names.count == 1 ? names[0] : "[\(names.joined(separator: ", "))]"
    add("    \(key): \(value)," + (check.map { "  // \($0)" } ?? ""))
  }

  private mutating func gap(_ key: String, _ sentence: String) {
    gaps.append("fields.\(key): \(sentence)")
    add("    // \(key): \"…\",  // FILL IN: \(sentence)")
  }

  private static func remark(_ form: ValueForm) -> String? {
    switch form {
    case .otherTime:
      "CHECK: dates that are not RFC 3339 cannot be read; export them as 2020-06-09T11:02:11Z"
    default: nil
    }
  }

  mutating func writeViewer() {
    add("")
    if let viewer = guess.viewer {
      add("  viewer: { field: \"\(Self.text(viewer.name))\" },")
      writePrefix(viewer)
    } else {
      let isEmpty = seen.contains { $0.name == Array("remote_user".utf8) }
      add(
        isEmpty
          ? "  // remote_user never has a value: these lines do not say who asked."
          : "  // No field is known to say who asked.")
      add("  // CHOOSE the field that does, or a session; else every viewer is an unknown one:")
      add("  // viewer: { field: \"…\" },  session: { field: \"…\" },")
      let query = places.path.map { Self.text($0) } ?? ""
      if query.hasPrefix("cs-uri") {
        add("  // A parameter of the query or a cookie is a field too: \"cs-uri-query?user\"")
      }
    }
  }

  private mutating func writePrefix(_ viewer: FieldSurvey.Field) {
    if needsFields {
      add("  // Where the tables write viewers with something before it:")
      add("  // viewer: { prefix: \"pt-\" },")
    } else {
      add("  // CHECK: where the tables write it with something before, add prefix: \"pt-\"")
    }
  }

  // MARK: Times

  mutating func writeTimes() {
    switch guess.time?.form {
    case .epoch(let unit)?:
      add("  epoch: \"\(unit.rawValue)\",  // told by how large the numbers are: CHECK")
    case .localTime?:
      add("  zone: \"UTC\",  // CHOOSE: the times carry no offset; an IANA name: Europe/London")
    default: break
    }
    if !fit.rules.layout.values.isEmpty {
      add(
        "  marks: \"end\",  // CHECK: nginx writes when a request ends; Apache's is the \"start\"")
      return
    }
    guard needsFields || isServerLog else { return }
    guard let duration = guess.duration else {
      if isServerLog {
        add("  // CHOOSE: nginx logs a request when it ends, Apache when it begins:")
        add("  // marks: \"end\",")
      }
      return
    }
    let name = Self.text(duration.name)
    add("  // CHOOSE: if the time is the request's end, its start follows from \(name):")
    add("  // marks: \"end\",  and in fields: duration: \"\(name)\" (seconds) or duration_ms")
  }

  mutating func writeIdentity() {
    if needsFields || isServerLog, let identity = guess.identity {
      add("")
      add("  // Where one event may be delivered twice, this tells it from a second event: CHOOSE")
      add("  // id: \"\(Self.text(identity.name))\",")
    }
  }
}
