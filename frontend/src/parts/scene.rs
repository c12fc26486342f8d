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
        <svg class="picture" viewBox={format!("0 0 {} {}", size[0], size[1])} role="img" aria-labelledby={labelled}>
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
            <circle cx={at[0].to_string()} cy={at[1].to_string()} r={r.to_string()} class={role(class)} />
        },
        Shape::Label {
            at,
            anchor,
            class,
            text,
        } => html! {
            <text x={at[0].to_string()} y={at[1].to_string()} text-anchor={anchor.clone()} class={role(class)}>
                { text }
            </text>
        },
    }
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
