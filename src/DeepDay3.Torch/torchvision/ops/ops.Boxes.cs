using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    /// <summary>Operations on boxes: one a row, corners (x1, y1, x2, y2) with x1 &lt;= x2 and y1 &lt;= y2 unless said otherwise.</summary>
    public static partial class ops
    {
        /// <summary>What the four numbers of a box are.</summary>
        public enum BoxFormats
        {
            /// <summary>Two corners.</summary>
            xyxy = 0,

            /// <summary>A corner, width and height.</summary>
            xywh = 1,

            /// <summary>The centre, width and height.</summary>
            cxcywh = 2,
        }

        /// <summary>Boxes [..., 4] in another format.</summary>
        public static Tensor box_convert(Tensor boxes, BoxFormats in_fmt, BoxFormats out_fmt)
        {
            if (in_fmt == out_fmt) return boxes.clone();
            Tensor a = boxes.select(-1, 0), b = boxes.select(-1, 1), c = boxes.select(-1, 2), d = boxes.select(-1, 3);
            var (x1, y1, x2, y2) = in_fmt switch
            {
                BoxFormats.xyxy => (a, b, c, d),
                BoxFormats.xywh => (a, b, a + c, b + d),
                _ => (a - 0.5 * c, b - 0.5 * d, a + 0.5 * c, b + 0.5 * d),
            };
            return out_fmt switch
            {
                BoxFormats.xyxy => stack([x1, y1, x2, y2], -1),
                BoxFormats.xywh => stack([x1, y1, x2 - x1, y2 - y1], -1),
                _ => stack([(x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1], -1),
            };
        }

        /// <summary>Areas [N].</summary>
        public static Tensor box_area(Tensor boxes)
        {
            boxes = Wide(boxes);
            return (boxes.select(-1, 2) - boxes.select(-1, 0)) * (boxes.select(-1, 3) - boxes.select(-1, 1));
        }

        /// <summary>Intersection over union of each box [N, 4] with each [M, 4].</summary>
        public static Tensor box_iou(Tensor boxes1, Tensor boxes2)
        {
            var (inter, union) = Overlap(boxes1, boxes2);
            return inter / union;
        }

        /// <summary>IoU less the part of the common hull that neither box covers (Rezatofighi et al., 2019).</summary>
        public static Tensor generalized_box_iou(Tensor boxes1, Tensor boxes2)
        {
            var (inter, union) = Overlap(boxes1, boxes2);
            var (width, height) = Hull(boxes1, boxes2);
            var hull = width * height;
            return inter / union - (hull - union) / hull;
        }

        /// <summary>IoU less the squared distance of the centres over the squared diagonal of the hull (Zheng et al., 2020).</summary>
        public static Tensor distance_box_iou(Tensor boxes1, Tensor boxes2, double eps = 1e-7)
        {
            var (width, height) = Hull(Wide(boxes1), Wide(boxes2));
            var diagonal = width.pow(2) + height.pow(2) + eps;
            var one = box_convert(Wide(boxes1), BoxFormats.xyxy, BoxFormats.cxcywh).unsqueeze(-2);
            var other = box_convert(Wide(boxes2), BoxFormats.xyxy, BoxFormats.cxcywh);
            var distance = (one.select(-1, 0) - other.select(-1, 0)).pow(2) + (one.select(-1, 1) - other.select(-1, 1)).pow(2);
            return box_iou(boxes1, boxes2) - distance / diagonal;
        }

        /// <summary>The same less a measure of the difference of the ratios of width to height (Zheng et al., 2020).</summary>
        public static Tensor complete_box_iou(Tensor boxes1, Tensor boxes2, double eps = 1e-7)
        {
            var iou = box_iou(boxes1, boxes2);
            var v = (Angle(boxes1).unsqueeze(-1) - Angle(boxes2)).pow(2) * (4 / (Math.PI * Math.PI));
            Tensor alpha;
            using (no_grad()) alpha = v / (1 - iou + v + eps);
            return distance_box_iou(boxes1, boxes2, eps) - alpha * v;
        }

        /// <summary>The boxes [N, 4] around masks [N, H, W], with the last pixel that belongs to them.</summary>
        public static Tensor masks_to_boxes(Tensor masks)
        {
            long count = masks.shape[0];
            var boxes = new float[count * 4];
            for (int i = 0; i < count; i++)
            {
                var places = masks.select(0, i).nonzero();
                if (places.shape[0] == 0) throw new ArgumentException($"Mask {i} is empty: there is no box around it.", nameof(masks));
                Tensor y = places.select(1, 0), x = places.select(1, 1);
                (boxes[4 * i], boxes[(4 * i) + 1]) = (x.min().ToInt64(), y.min().ToInt64());
                (boxes[(4 * i) + 2], boxes[(4 * i) + 3]) = (x.max().ToInt64(), y.max().ToInt64());
            }
            return tensor(boxes).reshape(count, 4);
        }

        /// <summary>Indices of the boxes that remain, by falling score, when each box removes those after it that it covers by more than a threshold.</summary>
        public static Tensor nms(Tensor boxes, Tensor scores, double iou_threshold = 0.5)
        {
            if (boxes.dim() != 2 || boxes.shape[1] != 4) throw TorchError.Create($"boxes should be a 2d tensor with 4 elements in dimension 1, got {boxes.layout.Describe()}");
            if (scores.dim() != 1 || scores.shape[0] != boxes.shape[0]) throw TorchError.Create(
                $"boxes and scores should have same number of elements in dimension 0, got {boxes.shape[0]} and {scores.layout.Describe()}");
            using var mode = no_grad();
            int count = (int)boxes.shape[0];
            var keys = scores.to_type(ScalarType.Float64).data<double>().ToArray();
            var order = Enumerable.Range(0, count).OrderByDescending(i => keys[i]).ToArray();
            var overlap = box_iou(boxes, boxes).to_type(ScalarType.Float64).data<double>().ToArray();
            var removed = new bool[count];
            var kept = new List<long>();
            for (int a = 0; a < count; a++)
            {
                if (removed[order[a]]) continue;
                kept.Add(order[a]);
                for (int b = a + 1; b < count; b++) removed[order[b]] |= overlap[(order[a] * count) + order[b]] > iou_threshold;
            }
            return tensor(kept.ToArray(), ScalarType.Int64);
        }

        /// <summary>The angle of a box's diagonal to the vertical.</summary>
        static Tensor Angle(Tensor boxes)
        {
            boxes = Wide(boxes);
            return ((boxes.select(-1, 2) - boxes.select(-1, 0)) / (boxes.select(-1, 3) - boxes.select(-1, 1))).atan();
        }

        static (Tensor inter, Tensor union) Overlap(Tensor boxes1, Tensor boxes2)
        {
            Tensor area1 = box_area(boxes1), area2 = box_area(boxes2);
            Tensor one = Wide(boxes1).unsqueeze(-2), other = Wide(boxes2);
            Tensor Side(int axis) => (one.select(-1, axis + 2).minimum(other.select(-1, axis + 2)) - one.select(-1, axis).maximum(other.select(-1, axis))).clamp(min: 0);
            var inter = Side(0) * Side(1);
            return (inter, area1.unsqueeze(-1) + area2 - inter);
        }

        /// <summary>Width and height of the smallest box around each pair.</summary>
        static (Tensor width, Tensor height) Hull(Tensor boxes1, Tensor boxes2)
        {
            var one = boxes1.unsqueeze(-2);
            Tensor Side(int axis) => (one.select(-1, axis + 2).maximum(boxes2.select(-1, axis + 2)) - one.select(-1, axis).minimum(boxes2.select(-1, axis))).clamp(min: 0);
            return (Side(0), Side(1));
        }

        /// <summary>In a type whose products do not overflow early.</summary>
        static Tensor Wide(Tensor boxes) => DTypes.IsFloat(boxes.dtype) ? boxes : boxes.to_type(boxes.dtype == ScalarType.Int64 ? ScalarType.Int64 : ScalarType.Int32);
    }
}
