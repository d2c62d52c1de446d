import Casework
import Model
import Notation

/// The letters of a case, for a person or a script.
struct LetterTable {
  let book: LetterBook
  let letters: [LetterEntry]
  let view: CaseView

  func print(on console: Console) {
    for letter in letters { print(letter, on: console) }
    if letters.isEmpty { console.print("no letters") }
    if let behind = LetterStatus(book: book, view: view).behind { console.print(behind, .yellow) }
    guard let approved = book.approved else { return }
    if let reason = approved.voidBecause {
      console.print("the approval by \(approved.by) is void: \(reason)", .red)
    } else {
      console.print(
        "approved by \(approved.by), \(Described.time(approved.at, in: view)), and not released")
    }
  }

  func print(_ letter: LetterEntry, on console: Console) {
    var line =
      "\(letter.number)  \(letter.reference)  \(letter.audience), \(letter.channel): \(letter.state)"
    if letter.isCorrection { line += ", a correction" }
    if let released = letter.releasedAt {
      line +=
        letter.state == "released"
        ? " \(Described.time(released, in: view))"
        : ", one was released \(Described.time(released, in: view))"
    }
    console.print(line, letter.isUndecided || letter.state == "void" ? .yellow : .plain)
    if let reason = letter.reason { console.print("   because \(reason)") }
    if let decider = letter.decider { console.print("   to be decided by \(decider)") }
    if let remark = letter.remark { console.print("   note: \(remark)") }
    if let decision = letter.decision {
      let what =
        switch decision.word {
        case "send": "to be sent"
        case "never": "never to be sent"
        default: "to go by \(letter.channel)"
        }
      console.print("   decided by \(decision.by): \(what), because \(decision.because)")
    }
    if let reply = letter.reply {
      console.print(
        "   \(reply.word) \(Described.time(reply.at, in: view))"
          + (reply.note.map { ": \($0)" } ?? ""))
      if reply.word == "returned" {
        console.print("   to do: verify the address, decide, and draft it anew", .yellow)
      }
    }
    if letter.reminders > 0 {
      console.print("   \(Described.plural(letter.reminders, "reminder")) sent")
    }
    if let step = letter.step, let due = letter.due {
      console.print(
        "   \(step) due \(Described.time(due, in: view))" + (letter.isOverdue ? ": overdue" : ""),
        letter.isOverdue ? .red : .plain)
      if letter.isOverdue, letter.step != "escalation" {
        console.print("   to do: candour notices remind --by \"NAME\" writes it", .yellow)
      }
    }
  }

  /// One object a line.
  var json: [UInt8] {
    var json = JSONWriter()
    for letter in letters {
      json.letter(letter)
      json.endLine()
    }
    return json.bytes
  }
}

extension LetterEntry {
  /// A person has to decide about it.
  var isUndecided: Bool { state == "held" && decision?.word == nil }
}

extension JSONWriter {
  mutating func letter(_ letter: LetterEntry) {
    object {
      $0.member("number", letter.number)
      $0.member("reference", letter.reference)
      $0.member("audience", letter.audience)
      $0.member("channel", letter.channel)
      $0.member("state", letter.state)
      $0.member("reason", letter.reason)
      $0.member("decider", letter.decider)
      $0.member("remark", letter.remark)
      $0.key("decision")
      if let decision = letter.decision {
        $0.object {
          $0.member("word", decision.word)
          $0.member("by", decision.by)
          $0.member("because", decision.because)
          $0.member("at", decision.at)
        }
      } else {
        $0.null()
      }
      $0.member("correction", letter.isCorrection)
      $0.key("files")
      $0.array { for file in letter.files { $0.string(file) } }
      $0.member("released_at", letter.releasedAt)
      $0.key("reply")
      if let reply = letter.reply {
        $0.object {
          $0.member("word", reply.word)
          $0.member("at", reply.at)
          $0.member("by", reply.by)
          $0.member("note", reply.note)
        }
      } else {
        $0.null()
      }
      $0.member("reminders", letter.reminders)
      $0.member("next", letter.step)
      $0.member("due_at", letter.due)
      $0.member("overdue", letter.isOverdue)
    }
  }
}
