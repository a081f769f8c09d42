extension MeasureCatalogue {
    /// What people say, and what comes of using the service.
    static let feedback: [Measure] = [
        Measure(
            "satisfaction.mean10", en: "Satisfaction", fr: "Satisfaction", .score0to10, .higher, of: .used,
            source: "FR Vos démarches essentielles (JDMA); AU DPS 4",
            "Mean of the answers to how it went, on a scale from 0 to 10."),
        Measure(
            "satisfaction.5step_map", en: "Satisfaction from five steps", fr: "Satisfaction sur cinq niveaux",
            .score0to10, .higher, of: .used, source: "FR Vos démarches essentielles",
            "Mean of answers in five steps, mapped evenly to 0 to 10."),
        Measure(
            "clarity.mean10", en: "Clarity of language", fr: "Clarté du langage", .score0to10, .higher, of: .used,
            source: "FR Vos démarches essentielles",
            "Mean of the answers to how clear the language was, three answers mapped to 0 to 10."),
        Measure(
            "help.reached", en: "Help reached", fr: "Aide obtenue", .percent, .higher, of: .used,
            source: "FR Vos démarches essentielles",
            "Of the people who tried to reach the administration, the share who did; twelve months."),
        Measure(
            "help.quality_mean10", en: "Quality of help", fr: "Qualité de l'aide", .score0to10, .higher, of: .used,
            source: "FR Vos démarches essentielles",
            "Mean of the answers to how good the help was, five steps mapped to 0 to 10; twelve months."),
        Measure(
            "autonomy", en: "People who needed outside help", fr: "Personnes aidées par un tiers", .percent, .lower,
            of: .used, source: "FR Vos démarches essentielles",
            "Share of people who needed help from somebody outside the administration."),
        Measure(
            "takeup.digital", en: "Done online", fr: "Recours au numérique", .percent, .neither,
            of: [.task, .service, .organisation, .government],
            source: "FR Vos démarches essentielles; AU, UK indicator",
            "Share of completed cases that were completed online, of all channels together; twelve months."),
        Measure(
            "completion.rate", en: "Completed", fr: "Démarches abouties", .percent, .higher, of: .used,
            source: "AU, UK indicator; US Digital Services Playbook 12",
            "Share of started transactions that were completed."),
        Measure(
            "cost.per_transaction", en: "Cost per transaction", fr: "Coût par démarche", .money, .lower,
            of: [.taskOnChannel, .task, .channel, .service], source: "AU, UK indicator",
            "Total cost over completed transactions."),
        Measure(
            "once_only.fields", en: "Known data asked again", fr: "Données déjà connues redemandées", .count, .lower,
            of: [.taskOnChannel, .task, .service], source: "FR Vos démarches essentielles",
            "How many data items are asked for that the administration already holds."),
        Measure(
            "online.extent", en: "How far online", fr: "Niveau de dématérialisation", .words, .neither,
            of: [.task, .service], source: "FR Vos démarches essentielles",
            "One of five levels: not, partly, online in some areas, online everywhere, proactive."),
        Measure(
            "performance.published", en: "Figures published", fr: "Chiffres publiés", .presence, .present,
            of: [.service, .organisation],
            source: "UK Service Standard 10; US Digital Services Playbook 12; AU Digital Service Standard 9",
            "A public page shows the service's figures and is younger than the standard asks for."),
        Measure(
            "service.reviewed", en: "Days since the last review", fr: "Jours depuis la dernière revue", .days, .lower,
            of: .services, source: "SG Digital Service Standards PR-1", "Days since the last documented review."),
        Measure(
            "source.public", en: "Source code public", fr: "Code source public", .presence, .present,
            of: [.service, .component],
            source: "UK Service Standard 12; US Digital Services Playbook 13; CA 3; DE Servicestandard 13; FR",
            "The address of the source code answers and holds a free licence."),
        Measure(
            "release.age", en: "Days since the last release", fr: "Jours depuis la dernière version", .days, .lower,
            of: [.service, .component], source: "UK Service Standard 8; US Digital Services Playbook 4",
            "Days since a change was last put into service."),
        Measure(
            "broken_links.fix_time", en: "Time to mend links", fr: "Délai de réparation des liens", .days, .lower,
            of: [.channel, .service], source: "SG Digital Service Standards PR-5",
            "Days from finding a broken link to its repair; the median."),
        Measure(
            "feedback.response_time", en: "Time to a first answer", fr: "Délai de première réponse", .days, .lower,
            of: .used, source: "Plumbline; OECD DGPF 6", "Median days from a report to the first answer to it."),
    ]
}
