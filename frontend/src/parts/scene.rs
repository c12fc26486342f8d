//! A drawing from care as SVG elements, with its title, description and table for those who do not see it.

use care::scene::{Scene, Shape};
use yew::prelude::*;

/// The scene with its table for those who do not see it. `id` is unique on the page.
pub fn drawing(id: &str, scene: &Scene) -> Html {
    html! {
        <figure class="scene">
            { picture(id, scene) }
            <div class="unseen">{ as_table(&scene.title, &scene.table) }</div>
        </figure>
    }
}

/// The scene alone; its classes take their colours from the style sheet.
pub fn picture(id: &str, scene: &Scene) -> Html {
    let Scene { size, shapes, .. } = scene;
    let (title_id, text_id) = (format!("{id}-title"), format!("{id}-text"));
    let labelled = format!("{title_id} {text_id}");
    html! {
        <svg class="picture" viewBox={format!("0 0 {} {}", tenths(size[0]), tenths(size[1]))} role="img" aria-labelledby={labelled}>
            <title id={title_id}>{ &scene.title }</title>
            <desc id={text_id}>{ &scene.description }</desc>
            { for shapes.iter().map(draw) }
        </svg>
    }
}

fn draw(shape: &Shape) -> Html {
    match shape {
        Shape::Path { d, class } => html! { <path d={d.clone()} class={role(class)} /> },
        Shape::Disc { at, r, class } => html! {
            <circle cx={tenths(at[0])} cy={tenths(at[1])} r={tenths(*r)} class={role(class)} />
        },
        Shape::Label {
            at,
            anchor,
            class,
            text,
        } => html! {
            <text x={tenths(at[0])} y={tenths(at[1])} text-anchor={anchor.clone()} class={role(class)}>
                { text }
            </text>
        },
    }
}

/// A length to a tenth. The number printer of the standard library would weigh more than this screen.
fn tenths(length: f64) -> String {
    let tenths = (length * 10.0).round() as i32;
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}

/// Roles become classes of their own kind, so that no other rule touches them.
fn role(class: &str) -> Classes {
    class
        .split_whitespace()
        .map(|it| format!("scene-{it}"))
        .collect()
}

/// A header and its rows, under their title.
pub fn as_table(title: &str, table: &[Vec<String>]) -> Html {
    let Some((head, rows)) = table.split_first() else {
        return Html::default();
    };
    html! {
        <table>
            <caption class="unseen">{ title }</caption>
            <thead><tr>{ for head.iter().map(|it| html! { <th scope="col">{ it }</th> }) }</tr></thead>
            <tbody>
                { for rows.iter().map(|row| html! {
                    <tr>{ for row.iter().map(|it| html! { <td>{ it }</td> }) }</tr>
                }) }
            </tbody>
        </table>
    }
}
