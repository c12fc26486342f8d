//! A drawing from care as SVG elements, with its title, description and table for those who do not see it.

use care::scene::{Scene, Shape};
use yew::prelude::*;

/// The scene; its classes take their colours from the style sheet. `id` is unique on the page.
pub fn drawing(id: &str, scene: &Scene) -> Html {
    let Scene {
        size,
        title,
        description,
        table,
        shapes,
    } = scene;
    let (title_id, text_id) = (format!("{id}-title"), format!("{id}-text"));
    let labelled = format!("{title_id} {text_id}");
    html! {
        <figure class="scene">
            <svg viewBox={format!("0 0 {} {}", size[0], size[1])} role="img" aria-labelledby={labelled}>
                <title id={title_id}>{ title }</title>
                <desc id={text_id}>{ description }</desc>
                { for shapes.iter().map(draw) }
            </svg>
            { as_table(title, table) }
        </figure>
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

fn as_table(title: &str, table: &[Vec<String>]) -> Html {
    let Some((head, rows)) = table.split_first() else {
        return Html::default();
    };
    html! {
        <div class="unseen"><table>
            <caption>{ title }</caption>
            <thead><tr>{ for head.iter().map(|it| html! { <th scope="col">{ it }</th> }) }</tr></thead>
            <tbody>
                { for rows.iter().map(|row| html! {
                    <tr>{ for row.iter().map(|it| html! { <td>{ it }</td> }) }</tr>
                }) }
            </tbody>
        </table></div>
    }
}
