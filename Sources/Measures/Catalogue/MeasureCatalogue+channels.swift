extension MeasureCatalogue {
    /// Channels, and how alike they are to the people who use them.
    static let channels: [Measure] = [
        Measure(
            "channel.count", en: "Channels", fr: "Canaux", .count, .higher, of: .comparable,
            source: "CPSV-AP hasChannel; UK Service Standard 3; OECD", "How many kinds of channel are declared."),
        Measure(
            "channel.non_digital", en: "A way without the internet", fr: "Une voie sans internet", .presence, .present,
            of: .comparable, source: "FR Vos démarches essentielles (2024 target); OECD DGPF",
            "Phone, counter or post is declared, and the web page shows it."),
        Measure(
            "parity.facts", en: "Facts that differ", fr: "Informations divergentes", .count, .lower, of: .comparable,
            source: "OECD DGPF 2",
            "Facts (fee, processing time, hours, eligibility, documents, languages, contact) that two channels state "
                + "differently."),
        Measure(
            "parity.mobile_content", en: "Same content on a phone", fr: "Même contenu sur téléphone", .presence,
            .present, of: [.service, .channel], source: "SG Digital Service Standards BD-1; EU eGovernment Benchmark",
            "A mobile and a desktop browser get the same answer, page, title, form fields and nearly the same text."),
        Measure(
            "parity.availability", en: "Gap in availability", fr: "Écart de disponibilité", .percent, .lower,
            of: .comparable, source: "Plumbline",
            "Largest difference of availability between two channels, within hours in which both are open, in "
                + "percentage points."),
        Measure(
            "parity.speed", en: "Gap in time to serve", fr: "Écart de délai", .ratio, .lower, of: .comparable,
            source: "Plumbline",
            "Median time until people are served on the slowest channel, over that on the fastest."),
        Measure(
            "parity.satisfaction", en: "Gap in satisfaction", fr: "Écart de satisfaction", .score0to10, .lower,
            of: .comparable, source: "UK Service Standard 10; Plumbline (number)",
            "Largest difference of mean satisfaction between two channels with enough answers each."),
        Measure(
            "parity.completion", en: "Gap in completion", fr: "Écart d'achèvement", .percent, .lower, of: .comparable,
            source: "Plumbline",
            "Largest difference of completion between two channels, in percentage points."),
        Measure(
            "parity.language", en: "Languages missing somewhere", fr: "Langues manquantes", .count, .lower,
            of: .comparable, source: "US Digital Services Playbook 3",
            "Languages that one channel offers and another does not."),
        Measure(
            "phone.answer_time", en: "Time until a call is answered", fr: "Délai de réponse au téléphone", .seconds,
            .lower, of: [.channel, .taskOnChannel, .service], source: "supplied by the call centre, or test calls",
            "Mean time from the start of a call until a person answers; never by agent."),
        Measure(
            "phone.answer_rate", en: "Calls answered", fr: "Appels aboutis", .percent, .higher,
            of: [.channel, .taskOnChannel, .service], source: "supplied by the call centre, or test calls",
            "Share of calls that a person answers; never by agent."),
        Measure(
            "counter.wait_time", en: "Wait at the counter", fr: "Attente au guichet", .minutes, .lower,
            of: [.place, .channel, .taskOnChannel, .service], source: "supplied by the queue system, or a sample",
            "Mean time from arriving until being served; never by clerk."),
        Measure(
            "api.documented", en: "Interface documented", fr: "Interface documentée", .presence, .present,
            of: .addresses,
            source: "US Digital Services Playbook 13; AU Digital Service Standard 4; DE Servicestandard 7",
            "A machine-readable description of the interface answers and can be understood."),
        Measure(
            "api.versioned", en: "Interface versioned", fr: "Interface versionnée", .presence, .present,
            of: .addresses, source: "US Digital Services Playbook 13",
            "A version shows in the path, a header or the description."),
        Measure(
            "api.contract", en: "Interface keeps its description", fr: "Interface conforme à sa description",
            .presence, .present, of: .addresses, source: "Plumbline",
            "A sample request is answered with a status and form that the description allows."),
    ]
}
