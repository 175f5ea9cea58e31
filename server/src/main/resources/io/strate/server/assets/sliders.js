// Numbers that are slid: where a tree is cut, from which probability on a prediction says yes. What a
// number makes stands in the page already; without this script a form asks for it.

(() => {
  const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const three = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 3 });
  const whole = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 0 });
  const FORMATS = { share: v => percent.format(v), measure: v => three.format(v), count: v => whole.format(v) };

  const tell = (part, key, text) => part.querySelectorAll(`[data-tells="${key}"]`).forEach(place => { place.textContent = text; });

  const cut = (part, value) => {
    const drawing = document.querySelector('#' + part.dataset.moves + ' [data-chart]');
    const { cuts } = JSON.parse(drawing.dataset.chart);
    const chosen = cuts.find(one => one.clusters === value) ?? cuts[0];
    tell(part, 'sizes', chosen.sizes.map(size => whole.format(size)).join(' · '));
    tell(part, 'clusters', whole.format(chosen.clusters));
    strateCharts.draw(drawing, { cut: chosen.clusters });
  };

  const threshold = (part, value) => {
    const points = JSON.parse(part.dataset.thresholds);
    const chosen = points.reduce((best, one) => (Math.abs(one.threshold - value) < Math.abs(best.threshold - value) ? one : best));
    part.querySelectorAll('[data-tells]').forEach(place => {
      const figure = chosen[place.dataset.tells];
      place.textContent = figure === null ? '–' : FORMATS[place.dataset.as](figure);
    });
    const drawing = document.querySelector('#' + part.dataset.moves + ' [data-chart]');
    const { marks } = JSON.parse(drawing.dataset.chart);
    strateCharts.draw(drawing, { marks: marks.map((one, i) => (i === 0 ? { ...one, at: chosen.threshold, text: percent.format(chosen.threshold) } : one)) });
  };

  const follow = (part, value) => {
    part.querySelectorAll('[data-follows]').forEach(field => { field.value = value; });
    (part.dataset.thresholds ? threshold : cut)(part, value);
  };

  document.querySelectorAll('[data-moves]').forEach(part => {
    const range = part.querySelector('input[type=range]');
    const number = part.querySelector('input[type=number]');
    range.hidden = false;
    range.value = number.value;
    range.addEventListener('input', () => { number.value = range.value; follow(part, Number(range.value)); });
    number.addEventListener('input', () => {
      if (number.validity.valid && number.value !== '') {
        range.value = number.value;
        follow(part, Number(number.value));
      }
    });
    const drawing = document.querySelector('#' + part.dataset.moves + ' [data-chart]');
    // A click into a tree cuts it there.
    if (!part.dataset.thresholds) {
      drawing.addEventListener('click', event => {
        const [, height] = strateCharts.canvas(drawing).convertFromPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [event.offsetX, event.offsetY]);
        const above = JSON.parse(drawing.dataset.chart).merges.filter(merge => merge.height > height).length;
        const clusters = Math.min(Number(number.max), Math.max(Number(number.min), 1 + above));
        number.value = range.value = clusters;
        follow(part, clusters);
      });
    }
  });
})();
