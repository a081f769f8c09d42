extension MeasureCatalogue {
    /// Statements and ways to make contact that a service must show.
    static let statements: [Measure] = [
        Measure(
            "link.accessibility_statement", en: "Accessibility statement linked",
            fr: "Déclaration d'accessibilité en lien", .presence, .present, of: .pages,
            source: "EU directive 2016/2102; FR, DE, IT, UK law",
            "The footer of every sampled page links to an accessibility statement that answers."),
        Measure(
            "a11y_statement.valid", en: "Accessibility statement valid", fr: "Déclaration d'accessibilité valide",
            .presence, .present, of: .pages, source: "FR Vos démarches essentielles (accessibility)",
            "The statement gives status, contact, sample and overall rate, and is younger than three years."),
        Measure(
            "a11y_statement.rate", en: "Declared accessibility", fr: "Accessibilité déclarée", .percent, .higher,
            of: .pages, source: "FR Vos démarches essentielles (accessibility)",
            "The overall rate of conformity that the statement gives."),
        Measure(
            "link.privacy", en: "Privacy notice linked", fr: "Politique de confidentialité en lien", .presence,
            .present, of: .pages,
            source: "GDPR 13, 14; IT municipal model C.SI.3.3; SG Digital Service Standards TL-4; US",
            "The footer links to a privacy notice that answers over valid HTTPS."),
        Measure(
            "legal_notice.words", en: "Legal notice complete", fr: "Mentions légales complètes", .count, .higher,
            of: .pages, source: "FR DashLord (legal notice)",
            "How many of four things the legal notice names: publisher, responsible person, host, editor."),
        Measure(
            "privacy.words", en: "Privacy notice complete", fr: "Politique de confidentialité complète", .count,
            .higher, of: .pages, source: "FR DashLord (privacy)",
            "How many of four things the privacy notice names: contact, purpose, retention, processor."),
        Measure(
            "link.contact", en: "Contact shown", fr: "Contact affiché", .presence, .present, of: .pages,
            source: "SG Digital Service Standards BD-9; FR; DE Servicestandard 9; EU eGovernment Benchmark",
            "At least one of phone, e-mail, form and chat can be reached from the page."),
        Measure(
            "link.feedback", en: "Feedback invited", fr: "Avis sollicité", .presence, .present, of: .pages,
            source: "AU DPS 4; SG Digital Service Standards TL-4; IT municipal model C.SI.2.5, C.SI.2.6; FR JDMA",
            "Every sampled page and the end of a transaction lead to a way to give feedback."),
        Measure(
            "feedback.component", en: "Rating component complete", fr: "Composant d'évaluation complet", .presence,
            .present, of: .pages, source: "IT municipal model C.SI.2.5",
            "The rating has the prescribed first question, five steps, its follow-up questions and free text."),
        Measure(
            "link.faq", en: "Frequent questions linked", fr: "Questions fréquentes en lien", .presence, .present,
            of: .pages, source: "IT municipal model C.SI.2.3; EU eGovernment Benchmark",
            "The footer links to frequent questions, and they answer."),
        Measure(
            "link.report_problem", en: "Problems can be reported", fr: "Signalement d'un problème possible",
            .presence, .present, of: .pages, source: "IT municipal model C.SI.2.4; US Digital Services Playbook 13",
            "The footer leads to a way to report a fault: a page that answers, or an e-mail address."),
        Measure(
            "link.improvement_plan", en: "Improvement plan linked", fr: "Plan d'amélioration en lien", .presence,
            .present, of: .pages, source: "IT municipal model C.SI.4.1",
            "A page links to a published plan for improving performance, and it answers."),
        Measure(
            "link.non_digital", en: "Other ways shown", fr: "Autres voies affichées", .presence, .present, of: .pages,
            source: "FR Vos démarches essentielles (2024 target); SG; OECD DGPF",
            "The page shows a telephone number or the address of a counter as another way."),
        Measure(
            "link.eid", en: "Electronic identity accepted", fr: "Identité électronique acceptée", .presence, .present,
            of: .pages, source: "FR FranceConnect; SG Singpass; EU eGovernment Benchmark; US GSA",
            "The sign-in page offers the national electronic identity."),
        Measure(
            "licence.content", en: "Content licence stated", fr: "Licence des contenus indiquée", .presence, .present,
            of: .pages, source: "IT municipal model C.SI.3.4",
            "The legal page states the required open licence for content."),
        Measure(
            "service_sheet.complete", en: "Service description complete", fr: "Fiche du service complète", .percent,
            .higher, of: .pages, source: "IT municipal model C.SI.1.3",
            "Share of the required sections that the service's page has, filled and in order."),
    ]
}
