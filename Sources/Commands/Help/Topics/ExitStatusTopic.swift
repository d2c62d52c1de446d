extension Topic {
  static let exitStatus = Topic(
    name: "exit-status", summary: "what a script can tell from how candour ends",
    text: """
      How candour ends

        0    done
        1    done, but look: new exposures under scan --exit-code; a difference found by verify;
             a deadline passed under status --check; a notice withheld or a report refused by
             the leak guard; a sweep that has something to tell, or finds the breach not
             contained, a canary wrong or a suppression expired; under sweep --no-case anything
             that must not be released
        2    the command was wrong
        3    an input could not be read or understood
        4    the case could not be used
        5    not delivered
        130  interrupted; the case is as it was

      Where several hold: 4, then 3, then 5, then 1.

      Results go to standard output, everything else to standard error, as lines that begin with \
      candour: error:, candour: reason: and candour: hint:. They name files, lines and columns, \
      never a value from a log or a table.
      """)
}
