// Numbers that are slid: where a tree is cut, from which probability on a prediction says yes. What a
// number makes stands in the page already; without this script a form asks for it.

(() => {
  const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const three = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 3 });
  const whole = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 0 });
  const FORMATS = { share: v => percent.format(v), measure: v => three.format(v), count: v => whole.format(v) };

  const tell = (part, key, text) => part.querySelectorAll(`[data-tells="${key}"]`).forEach(place => { place.textContent = text; });

  const cut = (part, value) => {
    const drawing = drawingOf(part);
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
    const drawing = drawingOf(part);
    const { marks } = JSON.parse(drawing.dataset.chart);
    strateCharts.draw(drawing, { marks: marks.map((one, i) => (i === 0 ? { ...one, at: chosen.threshold, text: percent.format(chosen.threshold) } : one)) });
  };

  const follow = (part, value) => {
    part.querySelectorAll('[data-follows]').forEach(field => { field.value = value; });
    (part.dataset.thresholds ? threshold : cut)(part, value);
  };

  const drawingOf = part => document.querySelector('#' + part.dataset.moves + ' [data-chart]');
  const numberOf = part => part.querySelector('input[type=number]');
  const rangeOf = part => part.querySelector('input[type=range]');

  document.addEventListener('drawn', () => document.querySelectorAll('[data-moves]').forEach(part => {
    rangeOf(part).hidden = false;
    rangeOf(part).value = numberOf(part).value;
  }));

  document.addEventListener('input', event => {
    const part = event.target.closest('[data-moves]');
    if (part && (event.target.type === 'range' || event.target.type === 'number') && event.target.validity.valid && event.target.value !== '') {
      rangeOf(part).value = numberOf(part).value = event.target.value;
      follow(part, Number(event.target.value));
    }
  });

  // A click into a tree cuts it there.
  document.addEventListener('click', event => {
    const drawing = event.target.closest('[data-chart]');
    const part = drawing && document.querySelector(`[data-moves="${drawing.closest('figure').id}"]:not([data-thresholds])`);
    if (part) {
      const [, height] = strateCharts.canvas(drawing).convertFromPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [event.offsetX, event.offsetY]);
      const above = JSON.parse(drawing.dataset.chart).merges.filter(merge => merge.height > height).length;
      const clusters = Math.min(Number(numberOf(part).max), Math.max(Number(numberOf(part).min), 1 + above));
      rangeOf(part).value = numberOf(part).value = clusters;
      follow(part, clusters);
    }
  });
})();
