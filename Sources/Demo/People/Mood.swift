import Foundation

/// How people of the town feel about a service, and what they say then.
struct Mood: Sendable {
    /// The shares of the five answers, from very satisfied to very dissatisfied.
    var shares: [Double]
    /// What the unhappy ones say.
    var complaints: [String]

    /// The answer of one person.
    func satisfaction(_ numbers: inout GeneratedNumbers) -> String {
        let options = ["very_satisfied", "satisfied", "neither", "dissatisfied", "very_dissatisfied"]
        var share = numbers.share()
        for (option, part) in zip(options, shares) {
            share -= part
            if share < 0 { return option }
        }
        return options[0]
    }

    static let content = Mood(
        shares: [0.52, 0.33, 0.07, 0.05, 0.03],
        complaints: ["The page forgot what I had typed.", "I did not find where to start."])
    static let helped = Mood(
        shares: [0.61, 0.30, 0.05, 0.03, 0.01], complaints: ["I waited for ten minutes.", "I was cut off once."])
    static let cheated = Mood(
        shares: [0.24, 0.21, 0.09, 0.22, 0.24],
        complaints: [
            "The fee was taken twice and nobody answers.", "It said the payment failed, but my bank says I paid twice.",
            "I still wait for the second payment to come back.", "Paid on Tuesday, and the permit is not there.",
        ])
    static let stuck = Mood(
        shares: [0.14, 0.26, 0.17, 0.26, 0.17],
        complaints: [
            "The form cannot be filled in on a phone.", "I had to print the form and post it, with a newborn.",
            "The form opened as a blank page.",
        ])
    static let praise = ["Done in five minutes.", "Easy, thank you.", "Clear questions."]
    static let taxpayers = [
        "Je n'ai pas compris le calcul.", "Le montant n'est pas celui de la lettre.",
        "Personne au téléphone le vendredi.",
    ]
}

extension [String] {
    /// One of them.
    func pick(_ numbers: inout GeneratedNumbers) -> String { self[Int(numbers.share() * Double(count))] }
}

/// The natural logarithm.
func logarithm(_ value: Double) -> Double { log(value) }
