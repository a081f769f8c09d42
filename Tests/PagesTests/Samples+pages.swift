import Measures
import Pages
import Registry

extension Samples {
    /// Every page, by the name of its golden file.
    func pages(_ language: Language) -> [(name: String, html: HTML)] {
        let inside = context(language)
        let outside = context(language, at: .status("parking-permit"), signedIn: false)
        let measures = service.measures.map(\.measure)
        let kinds = AlertModel.Kind.allCases.filter { $0 != .status }
        return [
            ("overview", overviewPage(overview, in: inside)),
            ("service", servicePage(service, in: context(language, at: .service("parking-permit")))),
            ("alerts", alertListPage(alerts, in: context(language, at: .alerts))),
            ("alert", alertPage(alert(), in: context(language, at: .alert(42)))),
            ("alert-resolved", alertPage(alert(.resolved), in: context(language, at: .alert(42)))),
            ("alert-taken-back", alertPage(takenBack, in: context(language, at: .alert(42)))),
            ("alert-unmeasured-blocked", alertPage(unmeasured(.blocked), in: context(language, at: .alert(42)))),
            ("alert-network-cut", alertPage(network(.open), in: context(language, at: .alert(42)))),
            ("acknowledge-group", acknowledgeGroupQuestionPage(group, seal: "seal", in: outside)),
            (
                "acknowledged-group",
                acknowledgedGroupPage([takenBack, alert(.resolved)], in: outside)
            ),
            (
                "details-group",
                sealedGroupPage(
                    (onServer("https://town.example:443") + [takenBack, alert(.resolved)]).map {
                        SealedAlert(alert: $0, seal: "seal-\($0.id)")
                    }, until: now + .seconds(30 * 86_400),
                    in: context(language, at: .details(seal: "seal"), signedIn: false))
            ),
            ("acknowledge", acknowledgeQuestionPage(alert(), seal: "seal", in: outside)),
            ("acknowledged", acknowledgedPage(alert(.acknowledged), in: outside)),
            ("acknowledged-over", acknowledgedPage(alert(.resolved), in: outside)),
            ("link-expired", linkRefusedPage(.expired, in: outside)),
            ("status", publicStatusPage(publicStatus, in: outside)),
            ("statuses", publicStatusListPage(overview.rows, pagination: Pagination(page: 1, total: 5), in: outside)),
            ("sign-in", signInPage(returnTo: "/alerts", failure: .unknownToken, in: outside)),
            ("sign-in-link", oneTimeSignInPage(secret: "s3cret", in: outside)),
            ("error-404", errorPage(status: 404, detail: "there is nothing at /x", in: outside)),
            ("mailbox", mailboxPage([caught(language)], in: inside)),
            ("mail", mailPage(caught(language), in: inside)),
            (
                "heartbeat",
                heartbeatPage(
                    HeartbeatModel(
                        url: "https://watch.ashbrook.example/heartbeat/s3cret", every: .seconds(300),
                        silentAfter: .seconds(660)),
                    in: outside)
            ),
            ("about", aboutPage(measures: measures, in: outside)),
        ]
            + kinds.flatMap { kind in
                [
                    ("alert-\(kind)", alertPage(alert(kind: kind), in: context(language, at: .alert(42)))),
                    (
                        "acknowledge-\(kind)",
                        acknowledgeQuestionPage(
                            alert(kind: kind), seal: "seal",
                            in: context(language, at: .acknowledge(seal: "seal"), signedIn: false))
                    ),
                ]
            }
            + AlertModel.Kind.allCases.map { details(.open, $0, language) }
            + [details(.acknowledged, .status, language)]
            + AlertModel.Kind.allCases.map { details(.resolved, $0, language) }
            + standardPages(language) + feedbackPages(language) + loopPages(language)
    }

    private func details(
        _ state: AlertModel.State, _ kind: AlertModel.Kind, _ language: Language
    ) -> (name: String, html: HTML) {
        let context = context(language, at: .details(seal: "seal"), signedIn: false)
        let page = sealedAlertPage(alert(state, kind: kind), until: now + .seconds(30 * 86_400), in: context)
        return ("details-\(kind)-\(state)", page)
    }

    fileprivate func caught(_ language: Language) -> CaughtMailModel {
        let mail = AlertMail(mail(.opened, language))
        return CaughtMailModel(
            id: 7, at: ago(9), from: "watch@ashbrook.example", to: ["duty@ashbrook.example"], subject: mail.subject,
            text: mail.text)
    }
}
