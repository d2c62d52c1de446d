import Casework
import Model
import Notation

/// The assessment as `assess --json` prints it: keys are added, never renamed.
extension JSONWriter {
  mutating func assessment(_ view: CaseView) {
    let assessment = view.assessment
    object {
      $0.member("case", view.reference)
      $0.key("enisa")
      $0.severity(assessment.severity, signed: view.signatures["severity"])
      $0.key("dspt")
      $0.grade(assessment.grade, signed: view.signatures["dspt"])
      $0.key("article_33")
      $0.position(assessment.regulator)
      $0.key("article_34")
      $0.position(assessment.people)
      $0.key("duties")
      $0.array { for duty in assessment.duties { $0.duty(duty, in: view) } }
      $0.key("by_country")
      $0.array {
        for share in assessment.byCountry {
          $0.object {
            $0.member("country", share.code)
            $0.member("name", share.name)
            $0.member("recognised", share.isRecognised)
            $0.texts("regimes", share.regimes)
            $0.totals(share.totals, bound: share.totals.bound)
          }
        }
      }
      $0.key("by_controller")
      $0.array {
        for share in assessment.byController {
          $0.object {
            $0.member("controller", share.name)
            $0.member("own", share.isOwn)
            $0.totals(share.totals, bound: share.totals.bound)
          }
        }
      }
      $0.texts("notes", assessment.notes)
    }
    endLine()
  }

  private mutating func severity(_ severity: Severity, signed: Signature?) {
    object {
      $0.key("classes")
      $0.array {
        for kind in severity.classes {
          $0.object {
            $0.member("class", kind.kind.rawValue)
            $0.member("exposures", kind.exposures)
            $0.score(kind.score)
            $0.key("grounds")
            $0.object {
              $0.member("dpc", kind.grounds.dpc)
              $0.member("ei", kind.grounds.ei)
              $0.texts("cb", kind.grounds.cb)
            }
            $0.key("alternatives")
            $0.array {
              for other in kind.alternatives {
                $0.object {
                  $0.member("when", other.when)
                  $0.score(other.score)
                }
              }
            }
          }
        }
      }
      $0.score(severity.score)
      $0.key("flags")
      $0.object {
        $0.member("over_100", severity.isOver100)
        $0.member("unintelligible", severity.isUnintelligible)
      }
      $0.key("overridden")
      if let overridden = severity.overridden {
        $0.object {
          $0.member("reason", overridden.reason)
          $0.member("by", signed?.name)
          $0.member("at", signed?.at)
          $0.key("proposed")
          $0.object { $0.score(severity.proposed) }
        }
      } else {
        $0.null()
      }
      $0.member("refused", severity.refusal)
    }
  }

  /// Nulls where there is none.
  private mutating func score(_ score: Severity.Score?) {
    member("dpc", score?.dpc)
    quarters("ei", score?.ei)
    quarters("cb", score?.cb)
    quarters("se", score?.total)
    member("band", score?.band.rawValue)
  }

  private mutating func quarters(_ name: String, _ quarters: Quarters?) {
    key(name)
    if let quarters { value(.number(quarters.text)) } else { null() }
  }

  private mutating func grade(_ grade: HarmGrade, signed: Signature?) {
    object {
      $0.member("likelihood", grade.likelihood)
      $0.member("severity", grade.severity)
      $0.member("region", grade.region?.rawValue)
      $0.member("vulnerable", grade.isVulnerable)
      $0.member("reason", grade.reason)
      $0.member("by", grade.reason == nil ? nil : signed?.name)
      $0.member("at", grade.reason == nil ? nil : signed?.at)
      $0.texts("grounds", grade.grounds)
      $0.member("refused", grade.refusal)
    }
  }

  private mutating func position(_ position: Position) {
    object {
      $0.member("proposal", position.proposal.rawValue)
      $0.texts("reasons", position.reasons)
      $0.key("decision")
      if let decision = position.decision {
        $0.object {
          $0.member("decision", decision.decision)
          $0.member("by", decision.by)
          $0.member("at", decision.at)
          $0.member("because", decision.because)
          $0.texts("missing", position.missing)
        }
      } else {
        $0.null()
      }
    }
  }

  private mutating func duty(_ duty: DutyOwed, in view: CaseView) {
    object {
      $0.member("regime", duty.regime)
      $0.member("duty", duty.duty)
      $0.member("to", duty.to)
      $0.member("country", duty.country)
      $0.member("starts", duty.clock?.startsAt)
      $0.member("due_at", duty.clock?.due)
      $0.member("overdue", duty.isAlarming)
      if let done = duty.doneAt { $0.member("done_at", done) }
      $0.member("lacks_reasons", duty.lacksReasons && duty.isAlarming)
      $0.member("timing", duty.timing)
      $0.member("condition", duty.condition)
      $0.member("unclear", duty.unclear)
      $0.member("decided", duty.decision?.decision)
      $0.member("source", duty.source)
      $0.member("confirm", duty.confirm)
    }
  }

  private mutating func texts(_ name: String, _ texts: [String]) {
    key(name)
    array { for text in texts { $0.string(text) } }
  }
}
