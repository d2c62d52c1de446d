/// Every verb, in the order in which the help lists them.
///
/// To add one: a file in `Verbs/` and a line here. Parser, help and examples follow.
enum Verbs {
  static let all: [Verb] = [
    .new, .scan, .sweep, .sourceList, .sourceDrop, .status, .list, .why, .verify,
    .facts, .factsSet, .factsCheck, .assess, .report,
    .noticesDraft, .noticesList, .noticesDecide, .noticesApprove, .noticesRelease, .noticesReply,
    .noticesRemind,
    .webhookAdd, .webhookList, .webhookRemove, .webhookEnable, .webhookRotate, .send,
    .profileList, .profileShow, .profileCheck, .profileTry,
    .templateList, .templateExport, .templateCheck, .templateRender,
    .runbookList, .runbookShow,
    .demo, .help, .version,
  ]
}
