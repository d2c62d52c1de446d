import Casework
import Model
import Notation

// What `profile try` prints.
extension Console {
  /// A profile on a log: how many lines of each outcome, and the first of them.
  func print(_ trial: ProfileTry, of log: String) {
    let tally = trial.tally
    print("\(trial.profileName), format \(trial.format), on \(extent(tally, of: log)):", .bold)
    print("  used      \(column(tally.used))  \(Described.plural(tally.events, "event"))")
    let forLists = tally.lists == 0 ? "" : "  of them \(Described.grouped(tally.lists)) for lists"
    print("  ignored   \(column(tally.ignored))\(forLists)")
    print("  rejected  \(column(tally.rejected))")
    for (reason, lines) in tally.reasons { print("            \(column(lines))  \(reason)") }
    show("used", trial.used, of: tally.used)
    let lists = trial.tally.lists
    show("requests for lists, replayed by candour scan --visible", trial.lists, of: lists)
    show("ignored: no event", trial.ignored, of: tally.ignored - lists)
    show("rejected", trial.rejected, of: tally.rejected)
    out.flush()
    advise(trial, log)
  }

  private func show(_ title: String, _ examples: [ProfileTry.Example], of count: Int) {
    if examples.isEmpty { return }
    print()
    let first = examples.count < count ? ", the first \(examples.count)" : ""
    print(title + first, .bold)
    for example in examples {
      print("  \(cut("\(example.line): \(Escapers.terminal(example.text))"))")
      for event in example.events.prefix(ProfileTry.mostEvents) {
        print("    \(Self.sentence(event))")
      }
      let rest = example.events.count - ProfileTry.mostEvents
      if rest > 0 { print("    and \(Described.plural(rest, "more event", "more events"))") }
      if let reason = example.reason { print("    \(reason)") }
    }
  }

  private static func sentence(_ event: ProfileTry.Event) -> String {
    var words = "\(event.action.word) \(event.recording) by "
    if !event.viewer.isEmpty {
      words += event.viewer
    } else if !event.session.isEmpty {
      words += "nobody named (session \(event.session))"
    } else {
      words += "nobody named" + (event.address.isEmpty ? "" : " (\(event.address))")
    }
    words += " at \(TimeText.utcMilliseconds(event.time))"
    if let bytes = event.bytes { words += ", \(Described.plural(Int(bytes), "byte"))" }
    if let range = event.range { words += ", bytes \(range.first) to \(range.last)" }
    return words
  }

  private func advise(_ trial: ProfileTry, _ log: String) {
    let tally = trial.tally
    if tally.lines == 0 {
      note("the log holds no line")
    } else if tally.rejected == tally.lines {
      note("nothing of it can be read as \(trial.format): candour profile try \(log)")
    } else if tally.used == 0 {
      note(
        "no line is an event: are these its requests or action words? candour profile try \(log) "
          + "shows which there are")
    } else if tally.isNameless {
      note(
        "no line says who asked: is viewer.field, or session.field, a field of this log? candour "
          + "profile try \(log) names those it has")
    }
  }

  // MARK: A log alone

  /// Which profiles fit, and one to start from.
  func print(_ search: ProfileSearch, of log: String, writtenTo file: String?) {
    if search.lines == 0 {
      print("\(log) holds no line")
      return
    }
    let first = search.isWhole ? "all" : "the first"
    let count = Described.plural(search.lines, search.unit)
    print("On \(first) \(count) of \(log):", .bold)
    let shown = search.fits.filter(\.hasShape)
    if !shown.isEmpty {
      let width = max(20, shown.map { $0.name.count + ($0.isFormat ? 7 : 0) }.max() ?? 0)
      print("  \(pad("", width))      used   ignored  rejected")
      for fit in shown { print(row(fit, width)) }
    }
    for (reason, names) in search.misfits {
      print("  \(reason):", .faint)
      for line in Layout.wrapped(names.joined(separator: ", "), indent: 4) { print(line) }
    }
    print()
    conclude(search, log)
    guard let profile = search.profile else { return }
    if let file {
      out.flush()
      note("a profile to start from is in \(file)")
    } else {
      print()
      print("A profile to start from (--write FILE puts it into a file):", .bold)
      print()
      print(profile.hasSuffix("\n") ? String(profile.dropLast()) : profile)
    }
    let name = file ?? "FILE"
    out.flush()
    for gap in search.gaps { note("it needs \(gap)") }
    note("edit \(name), then: candour profile try \(name) \(log)")
  }

  private func row(_ fit: ProfileSearch.Fit, _ width: Int) -> String {
    let tally = fit.tally
    let name = fit.isFormat ? "format \(fit.name)" : fit.name
    return "  \(pad(name, width))  \(column(tally.used))  \(column(tally.ignored))"
      + "  \(column(tally.rejected))  \(fit.sentence)"
  }

  private func conclude(_ search: ProfileSearch, _ log: String) {
    if let best = search.fits.first, best.isUsable {
      print("\(best.name) fits best. Look at the events it gives, then scan with it:")
      if !best.isFormat { print("  candour profile try \(best.name) \(log)") }
      print("  candour scan \(best.isFormat ? "" : "--profile \(best.name) ")\(log)")
      if !best.isFormat {
        print("Where it is not quite right, change a copy of it:")
        print("  candour profile show \(best.name) > mine.json5")
      }
      if best.tally.isNameless {
        print("By it no line says who asked: every viewer would be an unknown one.", .yellow)
      }
    } else if let format = search.format {
      print("No built-in profile makes events of these lines. Their shape is \(format).")
    } else {
      print("Nothing fits: these lines have the shape of no format that is read.")
      print("The formats are \(search.formats.joined(separator: ", ")).")
      print("If each line is one request or deed, say how it is laid out: format text with")
      print("layout, or format csv with columns and delimiter (candour help profile).")
    }
  }

  // MARK: Layout

  private func extent(_ tally: TrialTally, of log: String) -> String {
    let lines = Described.plural(tally.lines, "line")
    return tally.isWhole ? "\(log), \(lines)" : "the first \(lines) of \(log)"
  }

  private func column(_ number: Int) -> String {
    let text = Described.grouped(number)
    return String(repeating: " ", count: max(0, 8 - text.count)) + text
  }

  private func pad(_ text: String, _ count: Int) -> String { Layout.padded(text, to: count) }

  /// To the terminal's width, or 200 characters.
  private func cut(_ text: String) -> String {
    let columns = out.isTerminal ? environment["COLUMNS"].flatMap { Int($0) } : nil
    let width = max(40, (columns ?? 202) - 2)
    return text.count <= width ? text : text.prefix(width - 1) + "…"
  }
}
