import DemoCore
import SwiftUI
import Techo
import UIKit

/// What is held out at a clinic's counter: the library's picture, white in every theme; below it the same as text.
struct ClinicView: View {
    @Environment(FamilyModel.self) private var model
    let member: String

    var body: some View {
        LoadingView(model.clinic) { page in
            ScrollView {
                VStack(alignment: .leading, spacing: 16) {
                    if let picture = UIImage(data: page.png) {
                        Image(uiImage: picture)
                            .resizable()
                            .scaledToFit()
                            .background(Color.white)
                            .accessibilityLabel("\(page.card.title) \(page.card.name)")
                    }
                    CardText(card: page.card)
                }
                .padding()
            }
        }
        .navigationTitle(Labels.clinic)
        .task { await model.loadClinic(of: member) }
    }
}

/// The card as text: for screen readers, and for letters as large as the reader likes.
struct CardText: View {
    let card: ClinicCard

    var body: some View {
        VStack(alignment: .leading, spacing: 10) {
            Text(verbatim: Labels.asText).font(.headline)
            ForEach(card.rows, id: \.self) { row in
                HStack(alignment: .firstTextBaseline) {
                    Text(verbatim: row.label).foregroundStyle(.secondary)
                    Spacer()
                    Text(verbatim: row.value)
                }
                .accessibilityElement(children: .ignore)
                .accessibilityLabel("\(row.label) \(row.spoken)")
            }
            Divider()
            if let expired = card.expired { Text(verbatim: expired).font(.headline) }
            Text(verbatim: card.sentence)
            ForEach(card.notes, id: \.self) { note in Text(verbatim: note).font(.footnote) }
        }
    }
}
